// Made by npm run generate from the OpenAPI document.
export interface paths {
  "/accounts/{accountId}/connection": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Connection state of one account */
    get: operations["getAccountConnection"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/{accountId}/ledger-summary": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many mails had which outcome */
    get: operations["getLedgerSummary"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/{accountId}/ingest-read-mail": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take in what was read in another mail program first
     * @description All mail that the ledger has as `skipped` for `already read`, and that is still in the mailbox, is taken in like new mail.
     */
    post: operations["ingestReadMail"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/account-connections": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Connection states of accounts */
    get: operations["listAccountConnections"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/{accountId}/ledger": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What became of every mail of the mailbox, oldest UID first */
    get: operations["listLedger"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/quarantine": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Mails that could not be parsed, newest first */
    get: operations["listQuarantine"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/autodetect": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Propose server settings for an address
     * @description Known providers, the domain's autoconfig, the ISPDB, SRV records. A proposal with its source; never sends a password.
     */
    post: operations["autodetectAccount"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/{accountId}/clone": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make an inactive account with the same settings
     * @description Secrets are not copied. The account's own dispositions and canned answers are.
     */
    post: operations["cloneAccount"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List accounts, by name
     * @description Summaries; GET /accounts/{accountId} has all of one. Agents see the accounts they are linked to. The scope accounts.read includes it.
     */
    get: operations["listAccounts"];
    put?: never;
    /**
     * Create an account
     * @description For a preset service, name, key, address and password are enough. Custom needs imap.host and smtp.host.
     */
    post: operations["createAccount"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/{accountId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an account with all its settings
     * @description Not for agents: their screens need no more of an account than the list has.
     */
    get: operations["getAccount"];
    put?: never;
    post?: never;
    /** Delete an account: ingest and sending stop, history stays */
    delete: operations["deleteAccount"];
    options?: never;
    head?: never;
    /**
     * Change an account
     * @description A new host or port needs the password again. The body is a JSON merge-patch (RFC 7396).
     */
    patch: operations["updateAccount"];
    trace?: never;
  };
  "/accounts/preview-header-filter": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Explain an IMAP headers filter
     * @description A filter that does not parse is refused (422) with the column of the mistake.
     */
    post: operations["previewHeaderFilter"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/{accountId}/test-mail": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a mail from the account to itself and wait for it
     * @description It is found by IMAP, removed, and never becomes a message. At most 60 seconds.
     */
    post: operations["sendTestMail"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/verify-imap": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try IMAP settings before they are saved
     * @description Each step says what it found; at most 55 seconds. Nothing is stored.
     */
    post: operations["verifyDraftImap"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/verify-smtp": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try SMTP settings before they are saved, without sending
     * @description Each step says what it found; at most 55 seconds. Nothing is stored.
     */
    post: operations["verifyDraftSmtp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/{accountId}/verify-imap": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try the IMAP settings step by step
     * @description As they are stored, with the stored credentials. Each step says what it found; at most 55 seconds.
     */
    post: operations["verifyImap"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/{accountId}/verify-smtp": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try the SMTP settings step by step, without sending
     * @description As they are stored, with the stored credentials. Each step says what it found; at most 55 seconds.
     */
    post: operations["verifySmtp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/{accountId}/logo": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The logo of the account's template */
    get: operations["getAccountLogo"];
    /**
     * Set the logo of the account's template
     * @description PNG, JPEG, GIF or WebP of at most 1 MiB; the bytes decide, not the name.
     */
    put: operations["uploadAccountLogo"];
    post?: never;
    /** Remove the logo */
    delete: operations["deleteAccountLogo"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/{accountId}/try-header-filter": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say what a headers filter would have dropped in the last 7 days
     * @description Reads the header of every mail of the last 7 days in the stored mailbox and decides as for mail that comes in. Changes nothing; counts as a test.
     */
    post: operations["tryHeaderFilter"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agents/{agentId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get an agent */
    get: operations["getAgent"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change an agent's capacity
     * @description The body is a JSON merge-patch (RFC 7396).
     */
    patch: operations["updateAgent"];
    trace?: never;
  };
  "/agents": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List agents with state and load, by name */
    get: operations["listAgents"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agents/{agentId}/state": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Become available, pause, or log out of routing
     * @description Agents set their own state; administrators and API keys anybody's.
     */
    put: operations["setAgentState"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/assistants": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List assistants, by name */
    get: operations["listAssistants"];
    put?: never;
    /** Create an assistant */
    post: operations["createAssistant"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/assistants/{assistantId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get an assistant */
    get: operations["getAssistant"];
    put?: never;
    post?: never;
    /**
     * Delete an assistant
     * @description Accounts that use it have none afterwards.
     */
    delete: operations["deleteAssistant"];
    options?: never;
    head?: never;
    /**
     * Change an assistant
     * @description The body is a JSON merge-patch (RFC 7396).
     */
    patch: operations["updateAssistant"];
    trace?: never;
  };
  "/audit-entries": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what administrators have changed, newest first
     * @description Values of texts, addresses and secrets are never in it. Not for keys that are held to some accounts.
     */
    get: operations["listAuditEntries"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/audit-entries/verification": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Check the chain of hashes, and say where it breaks
     * @description Looks at 10000 entries at most; nextFrom says where the next call goes on.
     */
    get: operations["verifyAuditEntries"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/canned-answers/{cannedAnswerId}/attachments": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Attach a file to a canned answer
     * @description The body is the file. All files of one answer together may have 16 MiB; the byte after that is refused (413).
     */
    post: operations["addCannedAttachment"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/canned-answers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List canned answers, by key */
    get: operations["listCannedAnswers"];
    put?: never;
    /** Create a canned answer */
    post: operations["createCannedAnswer"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/canned-answers/{cannedAnswerId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a canned answer */
    get: operations["getCannedAnswer"];
    put?: never;
    post?: never;
    /** Delete a canned answer */
    delete: operations["deleteCannedAnswer"];
    options?: never;
    head?: never;
    /**
     * Change a canned answer
     * @description The body is a JSON merge-patch (RFC 7396).
     */
    patch: operations["updateCannedAnswer"];
    trace?: never;
  };
  "/canned-answers/{cannedAnswerId}/attachments/{attachmentId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Download a file of a canned answer */
    get: operations["getCannedAttachment"];
    put?: never;
    post?: never;
    /** Remove a file from a canned answer */
    delete: operations["deleteCannedAttachment"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/{accountId}/canned-answers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Canned answers offered while writing from the account */
    get: operations["listOfferedCannedAnswers"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/cloud-providers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List cloud providers, by name */
    get: operations["listCloudProviders"];
    put?: never;
    /** Create a cloud provider */
    post: operations["createCloudProvider"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/cloud-providers/{cloudProviderId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a cloud provider */
    get: operations["getCloudProvider"];
    put?: never;
    post?: never;
    /**
     * Delete a cloud provider
     * @description One that accounts use cannot be deleted (409).
     */
    delete: operations["deleteCloudProvider"];
    options?: never;
    head?: never;
    /**
     * Change a cloud provider
     * @description The body is a JSON merge-patch (RFC 7396).
     */
    patch: operations["updateCloudProvider"];
    trace?: never;
  };
  "/oauth/callback": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where the provider leads the browser back to
     * @description Redirects (302) to the account's page, which tells how it went. Only a state of this installation is taken, once.
     */
    get: operations["finishConsent"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/{accountId}/consent": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin the provider's consent for an account
     * @description Open `authorizationUrl` in the browser. The provider leads back to `/api/v1/oauth/callback`.
     */
    post: operations["startConsent"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/configuration": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Export the configuration as one document, without secrets */
    get: operations["exportConfiguration"];
    put?: never;
    /**
     * Import a configuration document: all of it or nothing
     * @description What has the same name is updated, what is missing is created, nothing is deleted. New accounts are inactive until their secrets are typed.
     */
    post: operations["importConfiguration"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agents/{agentId}/disposition-pauses/{interactionId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Pause an agent while they choose the disposition of an interaction
     * @description Only where the account pauses during disposition, and only who is available. Ends by DELETE, by the interaction's closing, or three minutes after the last repetition of this call; with the last one that is open the agent is available again, unless they have set their state meanwhile.
     */
    put: operations["beginDispositionPause"];
    post?: never;
    /**
     * The disposition is chosen, or given up
     * @description Ending what is not open changes nothing.
     */
    delete: operations["endDispositionPause"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/dispositions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List dispositions, each after its parent */
    get: operations["listDispositions"];
    put?: never;
    /** Create a disposition */
    post: operations["createDisposition"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/dispositions/starter-set": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create a small usual set of global dispositions
     * @description Those whose names exist already are left alone.
     */
    post: operations["createStarterDispositions"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/dispositions/{dispositionId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a disposition */
    get: operations["getDisposition"];
    put?: never;
    post?: never;
    /**
     * Delete a disposition
     * @description Its children go with it. What was disposed with it keeps the name. Refused while actions of accounts close with it.
     */
    delete: operations["deleteDisposition"];
    options?: never;
    head?: never;
    /**
     * Change a disposition
     * @description The body is a JSON merge-patch (RFC 7396).
     */
    patch: operations["updateDisposition"];
    trace?: never;
  };
  "/accounts/{accountId}/dispositions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Dispositions offered for an interaction of the account */
    get: operations["listOfferedDispositions"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/intervals": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List intervals, by name */
    get: operations["listIntervals"];
    put?: never;
    /** Create an interval */
    post: operations["createInterval"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/intervals/{intervalId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get an interval */
    get: operations["getInterval"];
    put?: never;
    post?: never;
    /**
     * Delete an interval
     * @description One that an action uses cannot be deleted (409).
     */
    delete: operations["deleteInterval"];
    options?: never;
    head?: never;
    /**
     * Change an interval
     * @description The body is a JSON merge-patch (RFC 7396).
     */
    patch: operations["updateInterval"];
    trace?: never;
  };
  "/intervals/preview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tell when a set of rules matches, before it is saved */
    post: operations["previewInterval"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/page-settings": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get the global settings that the pages of agents go by */
    get: operations["getPageSettings"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/settings": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get the global settings */
    get: operations["getSettings"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change global settings
     * @description In force everywhere without a restart. The body is a JSON merge-patch (RFC 7396).
     */
    patch: operations["updateSettings"];
    trace?: never;
  };
  "/templates": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List named templates, by name */
    get: operations["listMessageTemplates"];
    put?: never;
    /** Create a named template */
    post: operations["createMessageTemplate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/templates/{templateId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a named template */
    get: operations["getMessageTemplate"];
    put?: never;
    post?: never;
    /**
     * Delete a named template
     * @description One that an action or setting uses cannot be deleted (409).
     */
    delete: operations["deleteMessageTemplate"];
    options?: never;
    head?: never;
    /**
     * Change a named template
     * @description The body is a JSON merge-patch (RFC 7396).
     */
    patch: operations["updateMessageTemplate"];
    trace?: never;
  };
  "/template-variables": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The variables that templates may use (X11) */
    get: operations["listTemplateVariables"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/templates/preview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Render a template with sample data, before it is saved
     * @description Refused (422) with line and reason where it does not compile, uses what is not allowed, is too big, too deep or too slow.
     */
    post: operations["previewTemplate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/contacts/{contactId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a contact */
    get: operations["getContact"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Rename a contact
     * @description The body is a JSON merge-patch (RFC 7396).
     */
    patch: operations["updateContact"];
    trace?: never;
  };
  "/contacts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List contacts, newest first */
    get: operations["listContacts"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/deliveries/{deliveryId}/cancel": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give up a delivery that has not been sent
     * @description Only while it waits: 409 `delivery-state` otherwise. Cancelling twice is the same.
     */
    post: operations["cancelDelivery"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/deliveries/{deliveryId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a delivery with its attempts */
    get: operations["getDelivery"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/deliveries": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List deliveries, newest first */
    get: operations["listDeliveries"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/deliveries/{deliveryId}/retry": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a failed, deferred or uncertain delivery again, to the recipients who have not accepted it
     * @description For an uncertain one a person decides: the customer may have it already.
     */
    post: operations["retryDelivery"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interactions/{interactionId}/draft": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the answer you have begun
     * @description Version 0 where there is none. Nobody sees another's draft, administrators neither.
     */
    get: operations["getDraft"];
    /**
     * Keep the answer you have begun
     * @description With If-Match: the ETag you have seen, `"0"` for a first one. 412 where another window has saved or sent it. Gone once an answer of yours is sent. At most 1000 for each person.
     */
    put: operations["saveDraft"];
    post?: never;
    /**
     * Throw away the answer you have begun
     * @description With If-Match. Also where you may not read the interaction any more.
     */
    delete: operations["discardDraft"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/new-mail-draft": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the new mail you have begun
     * @description Each person has one at a time. Version 0 where there is none.
     */
    get: operations["getNewMailDraft"];
    /**
     * Keep the new mail you have begun
     * @description With If-Match, as `PUT /interactions/{interactionId}/draft`. Gone once a new mail of yours is sent.
     */
    put: operations["saveNewMailDraft"];
    post?: never;
    /** Throw away the new mail you have begun */
    delete: operations["discardNewMailDraft"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/drafts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what you have begun to write
     * @description Your own, last saved first. `interaction` is null for a new mail, and where you may not read the interaction any more: such a draft can only be discarded.
     */
    get: operations["listDrafts"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/messages/{messageId}/forward": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Forward a message
     * @description Carries the message with its attachments; where the account's includeMessageOnForward is on, all earlier messages of the interaction below it, their attachments by name only. The forward stays in the interaction, and its recipients may answer into it. It is no answer to the customer, who waits on.
     */
    post: operations["forwardMessage"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interactions/{interactionId}/close": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Close an interaction
     * @description Without a body, or with the disposition that it is closed with; accounts may demand one (S91).
     */
    post: operations["closeInteraction"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/{accountId}/inactive-interactions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Count the open interactions that an inactivity timeout would close now
     * @description To be asked before the timeout is saved. Only those count whose last message is an agent's, and sent.
     */
    get: operations["countInactiveInteractions"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/messages/{messageId}/attachments/{n}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Download an attachment */
    get: operations["getAttachment"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interactions/{interactionId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get an interaction */
    get: operations["getInteraction"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/messages/{messageId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a message */
    get: operations["getMessage"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/messages/{messageId}/body": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The sanitised HTML body as a page for a sandboxed frame */
    get: operations["getMessageBody"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/messages/{messageId}/source": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The raw message (RFC 5322) */
    get: operations["getMessageSource"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interaction-counts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Open and unread interactions by account */
    get: operations["listAccountCounts"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/messages": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Messages of all interactions, newest first
     * @description Delivery reports that match nothing we sent are among them, for whoever sees the whole account: they belong to no interaction. `unmatched=true` lists only those.
     */
    get: operations["listAccountMessages"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interactions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List interactions, newest activity first */
    get: operations["listInteractions"];
    put?: never;
    /**
     * Write a new mail: an interaction whose first message is ours
     * @description For agents linked to the account, administrators, and keys by their scope. It is no work for routing; an answer of the customer goes to the agent who wrote. Stored and queued when this returns.
     */
    post: operations["createInteraction"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interactions/{interactionId}/messages": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages of an interaction, newest first */
    get: operations["listMessages"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interactions/{interactionId}/reply-preview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * See a reply in the account's layout, as it would be sent
     * @description Nothing is stored or sent (S96).
     */
    post: operations["previewReply"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interactions/{interactionId}/reply": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Answer the customer in the same thread
     * @description Stored and queued when this returns; deliveries/{id} and the event stream tell what became of it.
     */
    post: operations["replyToInteraction"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interactions/{interactionId}/read-state": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Mark an interaction read or unread
     * @description Marking unread needs the account's markAsUnread, or the admin role (S22, S23).
     */
    put: operations["setReadState"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interactions/{interactionId}/tags": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Add tags to an interaction
     * @description One that it has already stays as it is. At most 100 in all.
     */
    post: operations["addInteractionTags"];
    /**
     * Take a tag from an interaction
     * @description Taking away what is not there changes nothing.
     */
    delete: operations["removeInteractionTag"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interactions/{interactionId}/dispositions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Dispositions offered for an interaction, and those chosen so far
     * @description Those of its account, the global ones, those of its contact's list and of the queue that it came through. Mailroom's own are not offered.
     */
    get: operations["listInteractionDispositions"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interactions/{interactionId}/disposition": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Choose or change the disposition of an interaction
     * @description Open or closed. null takes it away, unless the interaction is closed and its account demands one.
     */
    put: operations["setInteractionDisposition"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/lists": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List contact lists, by name */
    get: operations["listLists"];
    put?: never;
    /** Create a contact list */
    post: operations["createList"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/lists/{listId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a contact list */
    get: operations["getList"];
    put?: never;
    post?: never;
    /**
     * Delete a contact list that no account uses
     * @description 409 `list-in-use` otherwise. The dispositions of the list go with it.
     */
    delete: operations["deleteList"];
    options?: never;
    head?: never;
    /**
     * Change a contact list
     * @description The body is a JSON merge-patch (RFC 7396).
     */
    patch: operations["updateList"];
    trace?: never;
  };
  "/offers/{offerId}/accept": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the interaction
     * @description 409 `offer-taken`, `offer-expired` or `offer-ended` when somebody or something was first. Accepting twice is the same acceptance.
     */
    post: operations["acceptOffer"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/offers/{offerId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get an offer */
    get: operations["getOffer"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/offers/{offerId}/notification": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get what the agent is told of an open offer
     * @description 404 where the offer has ended, and for a moment after it was made: the offer is routing's, the text is made where the mail is.
     */
    get: operations["getOfferNotification"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/offers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List offers, newest first; agents see their own */
    get: operations["listOffers"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/offers/{offerId}/reject": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pass: the next agent is asked
     * @description A reply that waited for this agent alone goes where the account's timeout action says. 409 `offer-expired` or `offer-ended` where it is over already; passing twice is the same.
     */
    post: operations["rejectOffer"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interactions/{interactionId}/why": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Why it was routed as it was, oldest decision first */
    get: operations["whyInteraction"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interactions/{interactionId}/pick": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take an interaction that nobody has
     * @description Whatever waits is accepted, what is offered to others is taken back. Of all who want it the first wins: 409 `interaction-held` with `holderId`. Capacity limits offers, not this. Picking twice is the same. A person picks for themselves, without a body; an API key says for whom.
     */
    post: operations["pickInteraction"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/queues/{queueId}/members/{agentId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Add an agent to a queue
     * @description At the end of the ring. Adding a member changes nothing.
     */
    put: operations["addQueueMember"];
    post?: never;
    /**
     * Remove an agent from a queue
     * @description What the queue has offered them is taken back. Removing somebody who is no member changes nothing.
     */
    delete: operations["removeQueueMember"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/queues": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List queues, by name */
    get: operations["listQueues"];
    put?: never;
    /** Create a queue */
    post: operations["createQueue"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/queues/{queueId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a queue */
    get: operations["getQueue"];
    put?: never;
    post?: never;
    /** Delete a queue; what waits in it goes to Unread Messages */
    delete: operations["deleteQueue"];
    options?: never;
    head?: never;
    /**
     * Change a queue
     * @description The body is a JSON merge-patch (RFC 7396).
     */
    patch: operations["updateQueue"];
    trace?: never;
  };
  "/queues/{queueId}/members": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Members of a queue, in ring order */
    get: operations["listQueueMembers"];
    /**
     * Set the members of a queue, in ring order
     * @description Members of now who are not named leave, and what the queue has offered them is taken back. 422 `agent-unknown` names who is no agent.
     */
    put: operations["setQueueMembers"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/realtime": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What waits, is offered and is assigned just now, by queue and account, and who is there
     * @description All figures are of one moment, at most a second ago. Of more than 200 queues or accounts those with work are told first, of more than 200 agents those who are logged in. Filters narrow everything; the agents are then those of the queue, or those who serve the account.
     */
    get: operations["getRealtime"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api-keys": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List API keys, newest first */
    get: operations["listApiKeys"];
    put?: never;
    /**
     * Create an API key
     * @description The key itself, `mrm_…`, is in this answer only.
     */
    post: operations["createApiKey"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/sessions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign in
     * @description Sets an HttpOnly cookie. One refusal for all causes; repeated failures are slowed down (429).
     */
    post: operations["createSession"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/users": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List users, by name */
    get: operations["listUsers"];
    put?: never;
    /** Create a user */
    post: operations["createUser"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api-keys/{apiKeyId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke an API key */
    delete: operations["deleteApiKey"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/sessions/current": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in */
    get: operations["getSession"];
    put?: never;
    post?: never;
    /** Sign out */
    delete: operations["deleteSession"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/users/{userId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a user */
    get: operations["getUser"];
    put?: never;
    post?: never;
    /** Delete a user */
    delete: operations["deleteUser"];
    options?: never;
    head?: never;
    /**
     * Change a user; a new password or deactivation ends the user's sessions
     * @description The body is a JSON merge-patch (RFC 7396).
     */
    patch: operations["updateUser"];
    trace?: never;
  };
  "/events": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Live events (text/event-stream)
     * @description Each event has id `<stream creation>-<sequence>`; send it back as Last-Event-ID (or ?lastEventId=) to resume. `reset` means: the id is of another stream, read everything anew. A comment line every 15 s keeps the connection alive. Only what the caller may read is sent.
     */
    get: operations["streamEvents"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/sessions/current/user": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change what everybody may change of themselves
     * @description The body is a JSON merge-patch (RFC 7396).
     */
    patch: operations["updateOwnUser"];
    trace?: never;
  };
  "/uploads": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Upload a file for an outgoing message
     * @description The body is the file. The global setting maxAttachmentMegabytes limits all files of one message together: a longer file is refused while it streams (413). Uploads that no message has used yet may be 300, with ten times that size together (429). Kept for 48 hours for whoever uploaded it, and as long as its message once one uses it.
     */
    post: operations["createUpload"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/uploads/{uploadId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get an upload of one's own */
    get: operations["getUpload"];
    put?: never;
    post?: never;
    /**
     * Remove an upload of one's own
     * @description Messages that use it keep the file.
     */
    delete: operations["deleteUpload"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/attachment-limits": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the files of one outgoing message may measure */
    get: operations["getAttachmentLimits"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/accounts/{accountId}/writing-rules": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What holds for new mail from an account */
    get: operations["getNewMailRules"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/interactions/{interactionId}/writing-rules": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What holds for answers in an interaction */
    get: operations["getReplyRules"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Problem: {
      /** @description A page about this kind of problem */
      type: string;
      title: string;
      status: number;
      /** @description What happened, why, and what to do; safe to show to a person */
      detail: string;
      instance?: string;
      /** @description Stable, kebab-case; listed in docs/problems.md */
      code: string;
      /** @description Quote it to operations: the log lines of this call carry it */
      traceId: string;
      retryAfterSeconds?: number;
      /** @description Of `interaction-held`: the agent who has it */
      holderId?: string;
      errors?: {
        /** @description JSON pointer into the body, or #query/name, #path/name, #header/name */
        pointer: string;
        detail: string;
        /** @description Where in a text the mistake begins, from 1 */
        column?: number;
      }[];
    };
  };
  responses: {
    /** @description What went wrong, and what to do (RFC 9457) */
    Problem: {
      headers: {
        "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
        [name: string]: unknown;
      };
      content: {
        "application/problem+json": components["schemas"]["Problem"];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: {
    /** @description Ties the call to its log lines and events */
    CorrelationId: string;
    /** @description What the call has published; send it with the next call to read what it changed */
    Position: string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getAccountConnection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /** @enum {unknown} */
            state:
              "disabled" | "no_worker" | "connecting" | "connected" | "backing_off" | "auth_failed" | "reauth_required";
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            since: string;
            detail: string | null;
            code: string | null;
            nextAttemptAt: string | null;
            worker: string | null;
            lastMailAt: string | null;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getLedgerSummary: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            total: number;
            alreadyRead: number;
            activatedAt: string | null;
            outcomes: {
              pending: number;
              message: number;
              quarantined: number;
              copy: number;
              skipped: number;
              parked: number;
              gone: number;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  ingestReadMail: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description How many are taken in from now on */
            count: number;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listAccountConnections: {
    parameters: {
      query?: {
        state?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              accountId: string;
              /** @enum {unknown} */
              state:
                | "disabled"
                | "no_worker"
                | "connecting"
                | "connected"
                | "backing_off"
                | "auth_failed"
                | "reauth_required";
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              since: string;
              detail: string | null;
              code: string | null;
              nextAttemptAt: string | null;
              worker: string | null;
              lastMailAt: string | null;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listLedger: {
    parameters: {
      query?: {
        outcome?: "pending" | "message" | "quarantined" | "copy" | "skipped" | "parked" | "gone";
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              locator: {
                mailbox: string;
                uidValidity: number;
                uid: number;
                sourceEpoch: number;
                generation: number;
              };
              /** @enum {unknown} */
              outcome: "pending" | "message" | "quarantined" | "copy" | "skipped" | "parked" | "gone";
              reason: string | null;
              messageKey: string | null;
              copyOf: string | null;
              rawHash: string | null;
              sizeBytes: number | null;
              attempts: number;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              firstSeenAt: string;
              storedAt: string | null;
              processingMs: number | null;
              seenFlaggedAt: string | null;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listQuarantine: {
    parameters: {
      query?: {
        /** @description UUID, version 7 where Mailroom made it */
        accountId?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              messageKey: string;
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              accountId: string;
              locator: {
                mailbox: string;
                uidValidity: number;
                uid: number;
                sourceEpoch: number;
                generation: number;
              };
              code: string;
              detail: string;
              /** @description SHA-256, lower-case hexadecimal */
              rawHash: string;
              sizeBytes: number;
              attempts: number;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              quarantinedAt: string;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  autodetectAccount: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          emailAddress: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            emailAddress: string;
            /** @enum {unknown} */
            service: "gmail" | "yahoo" | "hotmail" | "outlook365" | "custom";
            /** @enum {unknown} */
            source: "known-provider" | "mx" | "autoconfig" | "ispdb" | "srv" | "guess";
            /** @description Where it was found, in words */
            sourceDetail: string;
            /**
             * @description What the provider wants
             * @enum {unknown}
             */
            authenticationMethod: "password" | "oauth";
            imap: {
              host: string;
              port: number;
              ssl: boolean;
              /**
               * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
               * @enum {unknown}
               */
              tlsMode: "implicit" | "starttls";
              username: string;
            } | null;
            smtp: {
              host: string;
              port: number;
              ssl: boolean;
              /**
               * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
               * @enum {unknown}
               */
              tlsMode: "implicit" | "starttls";
              username: string;
            } | null;
            hint: string | null;
            helpUrl: string | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  cloneAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          /** @description Label on agents' tabs: 1 to 5 letters and digits */
          key: string;
          /** @description From of every message of the account */
          emailAddress?: string;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            key: string;
            emailAddress: string;
            fromName: string | null;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            listId: string;
            active: boolean;
            /** @enum {unknown} */
            service: "gmail" | "yahoo" | "hotmail" | "outlook365" | "custom";
            description: string | null;
            authentication: boolean;
            username: string | null;
            passwordSet: boolean;
            passwordChangedAt: string | null;
            imap: {
              host: string;
              port: number;
              ssl: boolean;
              /**
               * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
               * @enum {unknown}
               */
              tlsMode: "implicit" | "starttls";
              authentication: boolean;
              username: string | null;
              /** @description This server has a password of its own */
              passwordSet: boolean;
              connectionTimeoutSeconds: number;
              authenticationTimeoutSeconds: number;
              mailbox: string;
            };
            smtp: {
              host: string;
              port: number;
              ssl: boolean;
              /**
               * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
               * @enum {unknown}
               */
              tlsMode: "implicit" | "starttls";
              authentication: boolean;
              username: string | null;
              /** @description This server has a password of its own */
              passwordSet: boolean;
              connectionTimeoutSeconds: number;
              authenticationTimeoutSeconds: number;
            };
            agentIds: string[];
            actions: (
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "queue";
                  /**
                   * Format: uuid
                   * @description UUID, version 7 where Mailroom made it
                   */
                  queueId: string;
                  timeoutSeconds: number | null;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "agent";
                  /**
                   * Format: uuid
                   * @description UUID, version 7 where Mailroom made it
                   */
                  agentId: string;
                  timeoutSeconds: number | null;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "autoReply";
                  /**
                   * Format: uuid
                   * @description A named template
                   */
                  templateId: string;
                  /** @enum {unknown} */
                  frequency: "oneTime" | "always" | "firstMessage";
                  /** @enum {unknown} */
                  recipients: "reply" | "replyToAll";
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "tag";
                  tags: string[];
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "set";
                  variable: string;
                  value: string;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "goto";
                  /** @description Unique in the list; made by the server where it is left out */
                  stepId: string;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "gotoIf";
                  condition: {
                    /** @enum {unknown} */
                    source: "field" | "variable" | "header";
                    /** @description A field (subject, from, to, body, contactName, listId, isReply, isAutomatic), variable or header */
                    name: string;
                    /** @enum {unknown} */
                    operator: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "endsWith";
                    value: string;
                  };
                  /** @description Unique in the list; made by the server where it is left out */
                  stepId: string;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "close";
                  dispositionId: string | null;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "webhook";
                  /** @description https only */
                  url: string;
                  /** @enum {unknown} */
                  method: "GET" | "POST";
                  variable: string | null;
                  timeoutSeconds: number;
                }
            )[];
            prioritizeReplies: boolean;
            markAsUnread: boolean;
            reopenWithinDays: number;
            strictThreading: boolean;
            hostname: string;
            waitForAssignedAgent: number | null;
            timeoutAction: ("SEND_BACK_TO_LAST_QUEUE" | "END_ROUTING") | null;
            interactionInactivityTimeout: number | null;
            /** @enum {unknown} */
            routingModel: "standard" | "legacy";
            /**
             * @deprecated
             * @description Deprecated: seconds; acts only while routingModel is legacy
             */
            waitForAssignedQueue: number;
            /**
             * @deprecated
             * @description Deprecated: seconds; acts only while routingModel is legacy
             */
            waitForAssignedAgentLegacy: number;
            accountTransfer: boolean;
            mandatoryDisposition: boolean;
            /** @description Only while mandatoryDisposition is on */
            pauseDuringDisposition: boolean;
            imapHeadersFilter: string | null;
            assistantId: string | null;
            /** @description Automatic replies to one address within 24 hours, whatever the actions say */
            autoReplyCap: number;
            includeMessageOnForward: boolean;
            disableDuplicateCheck: boolean;
            autosaveDrafts: boolean;
            /** @description Also take in mail that was read in another client first */
            ingestReadElsewhere: boolean;
            /** @description Dangerous: TLS certificates are not checked */
            acceptAnyCertificate: boolean;
            /** @description Further From addresses */
            senderAliases: string[];
            fixedCc: string[];
            fixedBcc: string[];
            template: {
              html: string | null;
              /** @enum {unknown} */
              fontFamily: "system" | "arial" | "georgia" | "tahoma" | "times" | "verdana" | "courier";
              fontSizePx: number;
            };
            notification: {
              sound: boolean;
              shake: boolean;
              /** @description Text of a new interaction's notification, with {{variables}} */
              template: string;
            };
            transfer: {
              toQueue: boolean;
              toAgent: boolean;
              timeoutSeconds: number | null;
            };
            backlog: {
              /**
               * @description Mail that is unread when the account is first activated: all of it, since a date, or none
               * @enum {unknown}
               */
              mode: "all" | "since" | "none";
              since: string | null;
            };
            /** @enum {unknown} */
            authenticationMethod: "password" | "oauth";
            cloudProviderId: string | null;
            oauth: {
              /** @enum {unknown} */
              status: "consent_required" | "authorized" | "reauth_required";
              authorizedAs: string | null;
              authorizedAt: string | null;
              detail: string | null;
            } | null;
            /** @description GET /accounts/{id}/logo has it */
            logoSet: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
            /** @description Who made this version; null where nobody did, as when a linked agent was deleted, or it was not noted */
            updatedBy: {
              /** @enum {unknown} */
              kind: "user" | "api-key";
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
            } | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listAccounts: {
    parameters: {
      query?: {
        /** @description Part of name, key or address */
        search?: string;
        active?: boolean;
        service?: "gmail" | "yahoo" | "hotmail" | "outlook365" | "custom";
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              name: string;
              key: string;
              emailAddress: string;
              fromName: string | null;
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              listId: string;
              active: boolean;
              /** @enum {unknown} */
              service: "gmail" | "yahoo" | "hotmail" | "outlook365" | "custom";
              markAsUnread: boolean;
              mandatoryDisposition: boolean;
              /** @description Further From addresses */
              senderAliases: string[];
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createAccount: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          /** @description Label on agents' tabs: 1 to 5 letters and digits */
          key: string;
          /** @description From of every message of the account */
          emailAddress: string;
          /**
           * Format: uuid
           * @description UUID, version 7 where Mailroom made it
           */
          listId?: string;
          fromName?: string | null;
          active?: boolean;
          /** @enum {unknown} */
          service?: "gmail" | "yahoo" | "hotmail" | "outlook365" | "custom";
          description?: string | null;
          /** @description Off: no login at either server */
          authentication?: boolean;
          username?: string | null;
          password?: string | null;
          imap?: {
            /** @description Host name or address, without port or scheme */
            host?: string;
            port?: number;
            /** @description Off: plain, upgraded where the server offers STARTTLS. On: never falls back */
            ssl?: boolean;
            /**
             * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
             * @enum {unknown}
             */
            tlsMode?: "implicit" | "starttls";
            /** @description Log in with user name and password */
            authentication?: boolean;
            username?: string | null;
            password?: string | null;
            connectionTimeoutSeconds?: number;
            authenticationTimeoutSeconds?: number;
            mailbox?: string;
          };
          smtp?: {
            /** @description Host name or address, without port or scheme */
            host?: string;
            port?: number;
            /** @description Off: plain, upgraded where the server offers STARTTLS. On: never falls back */
            ssl?: boolean;
            /**
             * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
             * @enum {unknown}
             */
            tlsMode?: "implicit" | "starttls";
            /** @description Log in with user name and password */
            authentication?: boolean;
            username?: string | null;
            password?: string | null;
            connectionTimeoutSeconds?: number;
            authenticationTimeoutSeconds?: number;
          };
          /** @description Agents linked to the account */
          agentIds?: string[];
          /** @description Applications a new message runs through, in order */
          actions?: (
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "queue";
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                queueId: string;
                timeoutSeconds: number | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "agent";
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                agentId: string;
                timeoutSeconds: number | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "autoReply";
                /**
                 * Format: uuid
                 * @description A named template
                 */
                templateId: string;
                /** @enum {unknown} */
                frequency: "oneTime" | "always" | "firstMessage";
                /** @enum {unknown} */
                recipients: "reply" | "replyToAll";
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "tag";
                tags: string[];
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "set";
                variable: string;
                value: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "goto";
                /** @description Unique in the list; made by the server where it is left out */
                stepId: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "gotoIf";
                condition: {
                  /** @enum {unknown} */
                  source: "field" | "variable" | "header";
                  /** @description A field (subject, from, to, body, contactName, listId, isReply, isAutomatic), variable or header */
                  name: string;
                  /** @enum {unknown} */
                  operator: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "endsWith";
                  value: string;
                };
                /** @description Unique in the list; made by the server where it is left out */
                stepId: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "close";
                dispositionId: string | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "webhook";
                /** @description https only */
                url: string;
                /** @enum {unknown} */
                method: "GET" | "POST";
                variable: string | null;
                timeoutSeconds: number;
              }
          )[];
          prioritizeReplies?: boolean;
          markAsUnread?: boolean;
          reopenWithinDays?: number;
          strictThreading?: boolean;
          hostname?: string;
          waitForAssignedAgent?: number | null;
          timeoutAction?: ("SEND_BACK_TO_LAST_QUEUE" | "END_ROUTING") | null;
          interactionInactivityTimeout?: number | null;
          /** @enum {unknown} */
          routingModel?: "standard" | "legacy";
          /**
           * @deprecated
           * @description Deprecated: seconds; acts only while routingModel is legacy
           */
          waitForAssignedQueue?: number;
          /**
           * @deprecated
           * @description Deprecated: seconds; acts only while routingModel is legacy
           */
          waitForAssignedAgentLegacy?: number;
          accountTransfer?: boolean;
          mandatoryDisposition?: boolean;
          /** @description Only while mandatoryDisposition is on */
          pauseDuringDisposition?: boolean;
          imapHeadersFilter?: string | null;
          assistantId?: string | null;
          /** @description Automatic replies to one address within 24 hours, whatever the actions say */
          autoReplyCap?: number;
          includeMessageOnForward?: boolean;
          disableDuplicateCheck?: boolean;
          autosaveDrafts?: boolean;
          /** @description Also take in mail that was read in another client first */
          ingestReadElsewhere?: boolean;
          /** @description Dangerous: TLS certificates are not checked */
          acceptAnyCertificate?: boolean;
          /** @description Further From addresses */
          senderAliases?: string[];
          fixedCc?: string[];
          fixedBcc?: string[];
          template?: {
            html?: string | null;
            /** @enum {unknown} */
            fontFamily?: "system" | "arial" | "georgia" | "tahoma" | "times" | "verdana" | "courier";
            fontSizePx?: number;
          };
          notification?: {
            sound?: boolean;
            shake?: boolean;
            /** @description Text of a new interaction's notification, with {{variables}} */
            template?: string;
          };
          transfer?: {
            toQueue?: boolean;
            toAgent?: boolean;
            timeoutSeconds?: number | null;
          };
          backlog?: {
            /**
             * @description Mail that is unread when the account is first activated: all of it, since a date, or none
             * @enum {unknown}
             */
            mode?: "all" | "since" | "none";
            since?: string | null;
          };
          /** @enum {unknown} */
          authenticationMethod?: "password" | "oauth";
          cloudProviderId?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            key: string;
            emailAddress: string;
            fromName: string | null;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            listId: string;
            active: boolean;
            /** @enum {unknown} */
            service: "gmail" | "yahoo" | "hotmail" | "outlook365" | "custom";
            description: string | null;
            authentication: boolean;
            username: string | null;
            passwordSet: boolean;
            passwordChangedAt: string | null;
            imap: {
              host: string;
              port: number;
              ssl: boolean;
              /**
               * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
               * @enum {unknown}
               */
              tlsMode: "implicit" | "starttls";
              authentication: boolean;
              username: string | null;
              /** @description This server has a password of its own */
              passwordSet: boolean;
              connectionTimeoutSeconds: number;
              authenticationTimeoutSeconds: number;
              mailbox: string;
            };
            smtp: {
              host: string;
              port: number;
              ssl: boolean;
              /**
               * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
               * @enum {unknown}
               */
              tlsMode: "implicit" | "starttls";
              authentication: boolean;
              username: string | null;
              /** @description This server has a password of its own */
              passwordSet: boolean;
              connectionTimeoutSeconds: number;
              authenticationTimeoutSeconds: number;
            };
            agentIds: string[];
            actions: (
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "queue";
                  /**
                   * Format: uuid
                   * @description UUID, version 7 where Mailroom made it
                   */
                  queueId: string;
                  timeoutSeconds: number | null;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "agent";
                  /**
                   * Format: uuid
                   * @description UUID, version 7 where Mailroom made it
                   */
                  agentId: string;
                  timeoutSeconds: number | null;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "autoReply";
                  /**
                   * Format: uuid
                   * @description A named template
                   */
                  templateId: string;
                  /** @enum {unknown} */
                  frequency: "oneTime" | "always" | "firstMessage";
                  /** @enum {unknown} */
                  recipients: "reply" | "replyToAll";
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "tag";
                  tags: string[];
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "set";
                  variable: string;
                  value: string;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "goto";
                  /** @description Unique in the list; made by the server where it is left out */
                  stepId: string;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "gotoIf";
                  condition: {
                    /** @enum {unknown} */
                    source: "field" | "variable" | "header";
                    /** @description A field (subject, from, to, body, contactName, listId, isReply, isAutomatic), variable or header */
                    name: string;
                    /** @enum {unknown} */
                    operator: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "endsWith";
                    value: string;
                  };
                  /** @description Unique in the list; made by the server where it is left out */
                  stepId: string;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "close";
                  dispositionId: string | null;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "webhook";
                  /** @description https only */
                  url: string;
                  /** @enum {unknown} */
                  method: "GET" | "POST";
                  variable: string | null;
                  timeoutSeconds: number;
                }
            )[];
            prioritizeReplies: boolean;
            markAsUnread: boolean;
            reopenWithinDays: number;
            strictThreading: boolean;
            hostname: string;
            waitForAssignedAgent: number | null;
            timeoutAction: ("SEND_BACK_TO_LAST_QUEUE" | "END_ROUTING") | null;
            interactionInactivityTimeout: number | null;
            /** @enum {unknown} */
            routingModel: "standard" | "legacy";
            /**
             * @deprecated
             * @description Deprecated: seconds; acts only while routingModel is legacy
             */
            waitForAssignedQueue: number;
            /**
             * @deprecated
             * @description Deprecated: seconds; acts only while routingModel is legacy
             */
            waitForAssignedAgentLegacy: number;
            accountTransfer: boolean;
            mandatoryDisposition: boolean;
            /** @description Only while mandatoryDisposition is on */
            pauseDuringDisposition: boolean;
            imapHeadersFilter: string | null;
            assistantId: string | null;
            /** @description Automatic replies to one address within 24 hours, whatever the actions say */
            autoReplyCap: number;
            includeMessageOnForward: boolean;
            disableDuplicateCheck: boolean;
            autosaveDrafts: boolean;
            /** @description Also take in mail that was read in another client first */
            ingestReadElsewhere: boolean;
            /** @description Dangerous: TLS certificates are not checked */
            acceptAnyCertificate: boolean;
            /** @description Further From addresses */
            senderAliases: string[];
            fixedCc: string[];
            fixedBcc: string[];
            template: {
              html: string | null;
              /** @enum {unknown} */
              fontFamily: "system" | "arial" | "georgia" | "tahoma" | "times" | "verdana" | "courier";
              fontSizePx: number;
            };
            notification: {
              sound: boolean;
              shake: boolean;
              /** @description Text of a new interaction's notification, with {{variables}} */
              template: string;
            };
            transfer: {
              toQueue: boolean;
              toAgent: boolean;
              timeoutSeconds: number | null;
            };
            backlog: {
              /**
               * @description Mail that is unread when the account is first activated: all of it, since a date, or none
               * @enum {unknown}
               */
              mode: "all" | "since" | "none";
              since: string | null;
            };
            /** @enum {unknown} */
            authenticationMethod: "password" | "oauth";
            cloudProviderId: string | null;
            oauth: {
              /** @enum {unknown} */
              status: "consent_required" | "authorized" | "reauth_required";
              authorizedAs: string | null;
              authorizedAt: string | null;
              detail: string | null;
            } | null;
            /** @description GET /accounts/{id}/logo has it */
            logoSet: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
            /** @description Who made this version; null where nobody did, as when a linked agent was deleted, or it was not noted */
            updatedBy: {
              /** @enum {unknown} */
              kind: "user" | "api-key";
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
            } | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            key: string;
            emailAddress: string;
            fromName: string | null;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            listId: string;
            active: boolean;
            /** @enum {unknown} */
            service: "gmail" | "yahoo" | "hotmail" | "outlook365" | "custom";
            description: string | null;
            authentication: boolean;
            username: string | null;
            passwordSet: boolean;
            passwordChangedAt: string | null;
            imap: {
              host: string;
              port: number;
              ssl: boolean;
              /**
               * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
               * @enum {unknown}
               */
              tlsMode: "implicit" | "starttls";
              authentication: boolean;
              username: string | null;
              /** @description This server has a password of its own */
              passwordSet: boolean;
              connectionTimeoutSeconds: number;
              authenticationTimeoutSeconds: number;
              mailbox: string;
            };
            smtp: {
              host: string;
              port: number;
              ssl: boolean;
              /**
               * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
               * @enum {unknown}
               */
              tlsMode: "implicit" | "starttls";
              authentication: boolean;
              username: string | null;
              /** @description This server has a password of its own */
              passwordSet: boolean;
              connectionTimeoutSeconds: number;
              authenticationTimeoutSeconds: number;
            };
            agentIds: string[];
            actions: (
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "queue";
                  /**
                   * Format: uuid
                   * @description UUID, version 7 where Mailroom made it
                   */
                  queueId: string;
                  timeoutSeconds: number | null;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "agent";
                  /**
                   * Format: uuid
                   * @description UUID, version 7 where Mailroom made it
                   */
                  agentId: string;
                  timeoutSeconds: number | null;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "autoReply";
                  /**
                   * Format: uuid
                   * @description A named template
                   */
                  templateId: string;
                  /** @enum {unknown} */
                  frequency: "oneTime" | "always" | "firstMessage";
                  /** @enum {unknown} */
                  recipients: "reply" | "replyToAll";
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "tag";
                  tags: string[];
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "set";
                  variable: string;
                  value: string;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "goto";
                  /** @description Unique in the list; made by the server where it is left out */
                  stepId: string;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "gotoIf";
                  condition: {
                    /** @enum {unknown} */
                    source: "field" | "variable" | "header";
                    /** @description A field (subject, from, to, body, contactName, listId, isReply, isAutomatic), variable or header */
                    name: string;
                    /** @enum {unknown} */
                    operator: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "endsWith";
                    value: string;
                  };
                  /** @description Unique in the list; made by the server where it is left out */
                  stepId: string;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "close";
                  dispositionId: string | null;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "webhook";
                  /** @description https only */
                  url: string;
                  /** @enum {unknown} */
                  method: "GET" | "POST";
                  variable: string | null;
                  timeoutSeconds: number;
                }
            )[];
            prioritizeReplies: boolean;
            markAsUnread: boolean;
            reopenWithinDays: number;
            strictThreading: boolean;
            hostname: string;
            waitForAssignedAgent: number | null;
            timeoutAction: ("SEND_BACK_TO_LAST_QUEUE" | "END_ROUTING") | null;
            interactionInactivityTimeout: number | null;
            /** @enum {unknown} */
            routingModel: "standard" | "legacy";
            /**
             * @deprecated
             * @description Deprecated: seconds; acts only while routingModel is legacy
             */
            waitForAssignedQueue: number;
            /**
             * @deprecated
             * @description Deprecated: seconds; acts only while routingModel is legacy
             */
            waitForAssignedAgentLegacy: number;
            accountTransfer: boolean;
            mandatoryDisposition: boolean;
            /** @description Only while mandatoryDisposition is on */
            pauseDuringDisposition: boolean;
            imapHeadersFilter: string | null;
            assistantId: string | null;
            /** @description Automatic replies to one address within 24 hours, whatever the actions say */
            autoReplyCap: number;
            includeMessageOnForward: boolean;
            disableDuplicateCheck: boolean;
            autosaveDrafts: boolean;
            /** @description Also take in mail that was read in another client first */
            ingestReadElsewhere: boolean;
            /** @description Dangerous: TLS certificates are not checked */
            acceptAnyCertificate: boolean;
            /** @description Further From addresses */
            senderAliases: string[];
            fixedCc: string[];
            fixedBcc: string[];
            template: {
              html: string | null;
              /** @enum {unknown} */
              fontFamily: "system" | "arial" | "georgia" | "tahoma" | "times" | "verdana" | "courier";
              fontSizePx: number;
            };
            notification: {
              sound: boolean;
              shake: boolean;
              /** @description Text of a new interaction's notification, with {{variables}} */
              template: string;
            };
            transfer: {
              toQueue: boolean;
              toAgent: boolean;
              timeoutSeconds: number | null;
            };
            backlog: {
              /**
               * @description Mail that is unread when the account is first activated: all of it, since a date, or none
               * @enum {unknown}
               */
              mode: "all" | "since" | "none";
              since: string | null;
            };
            /** @enum {unknown} */
            authenticationMethod: "password" | "oauth";
            cloudProviderId: string | null;
            oauth: {
              /** @enum {unknown} */
              status: "consent_required" | "authorized" | "reauth_required";
              authorizedAs: string | null;
              authorizedAt: string | null;
              detail: string | null;
            } | null;
            /** @description GET /accounts/{id}/logo has it */
            logoSet: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
            /** @description Who made this version; null where nobody did, as when a linked agent was deleted, or it was not noted */
            updatedBy: {
              /** @enum {unknown} */
              kind: "user" | "api-key";
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
            } | null;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  updateAccount: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/merge-patch+json": {
          name?: string;
          /** @description Label on agents' tabs: 1 to 5 letters and digits */
          key?: string;
          /** @description From of every message of the account */
          emailAddress?: string;
          fromName?: string | null;
          /**
           * Format: uuid
           * @description UUID, version 7 where Mailroom made it
           */
          listId?: string;
          active?: boolean;
          /** @enum {unknown} */
          service?: "gmail" | "yahoo" | "hotmail" | "outlook365" | "custom";
          description?: string | null;
          /** @description Off: no login at either server */
          authentication?: boolean;
          username?: string | null;
          password?: string | null;
          imap?: {
            /** @description Host name or address, without port or scheme */
            host?: string;
            port?: number;
            /** @description Off: plain, upgraded where the server offers STARTTLS. On: never falls back */
            ssl?: boolean;
            /**
             * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
             * @enum {unknown}
             */
            tlsMode?: "implicit" | "starttls";
            /** @description Log in with user name and password */
            authentication?: boolean;
            username?: string | null;
            password?: string | null;
            connectionTimeoutSeconds?: number;
            authenticationTimeoutSeconds?: number;
            mailbox?: string;
          };
          smtp?: {
            /** @description Host name or address, without port or scheme */
            host?: string;
            port?: number;
            /** @description Off: plain, upgraded where the server offers STARTTLS. On: never falls back */
            ssl?: boolean;
            /**
             * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
             * @enum {unknown}
             */
            tlsMode?: "implicit" | "starttls";
            /** @description Log in with user name and password */
            authentication?: boolean;
            username?: string | null;
            password?: string | null;
            connectionTimeoutSeconds?: number;
            authenticationTimeoutSeconds?: number;
          };
          /** @description Agents linked to the account */
          agentIds?: string[];
          /** @description Applications a new message runs through, in order */
          actions?: (
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "queue";
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                queueId: string;
                timeoutSeconds: number | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "agent";
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                agentId: string;
                timeoutSeconds: number | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "autoReply";
                /**
                 * Format: uuid
                 * @description A named template
                 */
                templateId: string;
                /** @enum {unknown} */
                frequency: "oneTime" | "always" | "firstMessage";
                /** @enum {unknown} */
                recipients: "reply" | "replyToAll";
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "tag";
                tags: string[];
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "set";
                variable: string;
                value: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "goto";
                /** @description Unique in the list; made by the server where it is left out */
                stepId: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "gotoIf";
                condition: {
                  /** @enum {unknown} */
                  source: "field" | "variable" | "header";
                  /** @description A field (subject, from, to, body, contactName, listId, isReply, isAutomatic), variable or header */
                  name: string;
                  /** @enum {unknown} */
                  operator: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "endsWith";
                  value: string;
                };
                /** @description Unique in the list; made by the server where it is left out */
                stepId: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "close";
                dispositionId: string | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "webhook";
                /** @description https only */
                url: string;
                /** @enum {unknown} */
                method: "GET" | "POST";
                variable: string | null;
                timeoutSeconds: number;
              }
          )[];
          prioritizeReplies?: boolean;
          markAsUnread?: boolean;
          reopenWithinDays?: number;
          strictThreading?: boolean;
          hostname?: string;
          waitForAssignedAgent?: number | null;
          timeoutAction?: ("SEND_BACK_TO_LAST_QUEUE" | "END_ROUTING") | null;
          interactionInactivityTimeout?: number | null;
          /** @enum {unknown} */
          routingModel?: "standard" | "legacy";
          /**
           * @deprecated
           * @description Deprecated: seconds; acts only while routingModel is legacy
           */
          waitForAssignedQueue?: number;
          /**
           * @deprecated
           * @description Deprecated: seconds; acts only while routingModel is legacy
           */
          waitForAssignedAgentLegacy?: number;
          accountTransfer?: boolean;
          mandatoryDisposition?: boolean;
          /** @description Only while mandatoryDisposition is on */
          pauseDuringDisposition?: boolean;
          imapHeadersFilter?: string | null;
          assistantId?: string | null;
          /** @description Automatic replies to one address within 24 hours, whatever the actions say */
          autoReplyCap?: number;
          includeMessageOnForward?: boolean;
          disableDuplicateCheck?: boolean;
          autosaveDrafts?: boolean;
          /** @description Also take in mail that was read in another client first */
          ingestReadElsewhere?: boolean;
          /** @description Dangerous: TLS certificates are not checked */
          acceptAnyCertificate?: boolean;
          /** @description Further From addresses */
          senderAliases?: string[];
          fixedCc?: string[];
          fixedBcc?: string[];
          template?: {
            html?: string | null;
            /** @enum {unknown} */
            fontFamily?: "system" | "arial" | "georgia" | "tahoma" | "times" | "verdana" | "courier";
            fontSizePx?: number;
          };
          notification?: {
            sound?: boolean;
            shake?: boolean;
            /** @description Text of a new interaction's notification, with {{variables}} */
            template?: string;
          };
          transfer?: {
            toQueue?: boolean;
            toAgent?: boolean;
            timeoutSeconds?: number | null;
          };
          backlog?: {
            /**
             * @description Mail that is unread when the account is first activated: all of it, since a date, or none
             * @enum {unknown}
             */
            mode?: "all" | "since" | "none";
            since?: string | null;
          };
          /** @enum {unknown} */
          authenticationMethod?: "password" | "oauth";
          cloudProviderId?: string | null;
        };
        "application/json": {
          name?: string;
          /** @description Label on agents' tabs: 1 to 5 letters and digits */
          key?: string;
          /** @description From of every message of the account */
          emailAddress?: string;
          fromName?: string | null;
          /**
           * Format: uuid
           * @description UUID, version 7 where Mailroom made it
           */
          listId?: string;
          active?: boolean;
          /** @enum {unknown} */
          service?: "gmail" | "yahoo" | "hotmail" | "outlook365" | "custom";
          description?: string | null;
          /** @description Off: no login at either server */
          authentication?: boolean;
          username?: string | null;
          password?: string | null;
          imap?: {
            /** @description Host name or address, without port or scheme */
            host?: string;
            port?: number;
            /** @description Off: plain, upgraded where the server offers STARTTLS. On: never falls back */
            ssl?: boolean;
            /**
             * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
             * @enum {unknown}
             */
            tlsMode?: "implicit" | "starttls";
            /** @description Log in with user name and password */
            authentication?: boolean;
            username?: string | null;
            password?: string | null;
            connectionTimeoutSeconds?: number;
            authenticationTimeoutSeconds?: number;
            mailbox?: string;
          };
          smtp?: {
            /** @description Host name or address, without port or scheme */
            host?: string;
            port?: number;
            /** @description Off: plain, upgraded where the server offers STARTTLS. On: never falls back */
            ssl?: boolean;
            /**
             * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
             * @enum {unknown}
             */
            tlsMode?: "implicit" | "starttls";
            /** @description Log in with user name and password */
            authentication?: boolean;
            username?: string | null;
            password?: string | null;
            connectionTimeoutSeconds?: number;
            authenticationTimeoutSeconds?: number;
          };
          /** @description Agents linked to the account */
          agentIds?: string[];
          /** @description Applications a new message runs through, in order */
          actions?: (
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "queue";
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                queueId: string;
                timeoutSeconds: number | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "agent";
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                agentId: string;
                timeoutSeconds: number | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "autoReply";
                /**
                 * Format: uuid
                 * @description A named template
                 */
                templateId: string;
                /** @enum {unknown} */
                frequency: "oneTime" | "always" | "firstMessage";
                /** @enum {unknown} */
                recipients: "reply" | "replyToAll";
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "tag";
                tags: string[];
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "set";
                variable: string;
                value: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "goto";
                /** @description Unique in the list; made by the server where it is left out */
                stepId: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "gotoIf";
                condition: {
                  /** @enum {unknown} */
                  source: "field" | "variable" | "header";
                  /** @description A field (subject, from, to, body, contactName, listId, isReply, isAutomatic), variable or header */
                  name: string;
                  /** @enum {unknown} */
                  operator: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "endsWith";
                  value: string;
                };
                /** @description Unique in the list; made by the server where it is left out */
                stepId: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "close";
                dispositionId: string | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "webhook";
                /** @description https only */
                url: string;
                /** @enum {unknown} */
                method: "GET" | "POST";
                variable: string | null;
                timeoutSeconds: number;
              }
          )[];
          prioritizeReplies?: boolean;
          markAsUnread?: boolean;
          reopenWithinDays?: number;
          strictThreading?: boolean;
          hostname?: string;
          waitForAssignedAgent?: number | null;
          timeoutAction?: ("SEND_BACK_TO_LAST_QUEUE" | "END_ROUTING") | null;
          interactionInactivityTimeout?: number | null;
          /** @enum {unknown} */
          routingModel?: "standard" | "legacy";
          /**
           * @deprecated
           * @description Deprecated: seconds; acts only while routingModel is legacy
           */
          waitForAssignedQueue?: number;
          /**
           * @deprecated
           * @description Deprecated: seconds; acts only while routingModel is legacy
           */
          waitForAssignedAgentLegacy?: number;
          accountTransfer?: boolean;
          mandatoryDisposition?: boolean;
          /** @description Only while mandatoryDisposition is on */
          pauseDuringDisposition?: boolean;
          imapHeadersFilter?: string | null;
          assistantId?: string | null;
          /** @description Automatic replies to one address within 24 hours, whatever the actions say */
          autoReplyCap?: number;
          includeMessageOnForward?: boolean;
          disableDuplicateCheck?: boolean;
          autosaveDrafts?: boolean;
          /** @description Also take in mail that was read in another client first */
          ingestReadElsewhere?: boolean;
          /** @description Dangerous: TLS certificates are not checked */
          acceptAnyCertificate?: boolean;
          /** @description Further From addresses */
          senderAliases?: string[];
          fixedCc?: string[];
          fixedBcc?: string[];
          template?: {
            html?: string | null;
            /** @enum {unknown} */
            fontFamily?: "system" | "arial" | "georgia" | "tahoma" | "times" | "verdana" | "courier";
            fontSizePx?: number;
          };
          notification?: {
            sound?: boolean;
            shake?: boolean;
            /** @description Text of a new interaction's notification, with {{variables}} */
            template?: string;
          };
          transfer?: {
            toQueue?: boolean;
            toAgent?: boolean;
            timeoutSeconds?: number | null;
          };
          backlog?: {
            /**
             * @description Mail that is unread when the account is first activated: all of it, since a date, or none
             * @enum {unknown}
             */
            mode?: "all" | "since" | "none";
            since?: string | null;
          };
          /** @enum {unknown} */
          authenticationMethod?: "password" | "oauth";
          cloudProviderId?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            key: string;
            emailAddress: string;
            fromName: string | null;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            listId: string;
            active: boolean;
            /** @enum {unknown} */
            service: "gmail" | "yahoo" | "hotmail" | "outlook365" | "custom";
            description: string | null;
            authentication: boolean;
            username: string | null;
            passwordSet: boolean;
            passwordChangedAt: string | null;
            imap: {
              host: string;
              port: number;
              ssl: boolean;
              /**
               * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
               * @enum {unknown}
               */
              tlsMode: "implicit" | "starttls";
              authentication: boolean;
              username: string | null;
              /** @description This server has a password of its own */
              passwordSet: boolean;
              connectionTimeoutSeconds: number;
              authenticationTimeoutSeconds: number;
              mailbox: string;
            };
            smtp: {
              host: string;
              port: number;
              ssl: boolean;
              /**
               * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
               * @enum {unknown}
               */
              tlsMode: "implicit" | "starttls";
              authentication: boolean;
              username: string | null;
              /** @description This server has a password of its own */
              passwordSet: boolean;
              connectionTimeoutSeconds: number;
              authenticationTimeoutSeconds: number;
            };
            agentIds: string[];
            actions: (
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "queue";
                  /**
                   * Format: uuid
                   * @description UUID, version 7 where Mailroom made it
                   */
                  queueId: string;
                  timeoutSeconds: number | null;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "agent";
                  /**
                   * Format: uuid
                   * @description UUID, version 7 where Mailroom made it
                   */
                  agentId: string;
                  timeoutSeconds: number | null;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "autoReply";
                  /**
                   * Format: uuid
                   * @description A named template
                   */
                  templateId: string;
                  /** @enum {unknown} */
                  frequency: "oneTime" | "always" | "firstMessage";
                  /** @enum {unknown} */
                  recipients: "reply" | "replyToAll";
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "tag";
                  tags: string[];
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "set";
                  variable: string;
                  value: string;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "goto";
                  /** @description Unique in the list; made by the server where it is left out */
                  stepId: string;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "gotoIf";
                  condition: {
                    /** @enum {unknown} */
                    source: "field" | "variable" | "header";
                    /** @description A field (subject, from, to, body, contactName, listId, isReply, isAutomatic), variable or header */
                    name: string;
                    /** @enum {unknown} */
                    operator: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "endsWith";
                    value: string;
                  };
                  /** @description Unique in the list; made by the server where it is left out */
                  stepId: string;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "close";
                  dispositionId: string | null;
                }
              | {
                  /** @description Unique in the list; made by the server where it is left out */
                  id?: string;
                  intervalId?: string | null;
                  /** @constant */
                  kind: "webhook";
                  /** @description https only */
                  url: string;
                  /** @enum {unknown} */
                  method: "GET" | "POST";
                  variable: string | null;
                  timeoutSeconds: number;
                }
            )[];
            prioritizeReplies: boolean;
            markAsUnread: boolean;
            reopenWithinDays: number;
            strictThreading: boolean;
            hostname: string;
            waitForAssignedAgent: number | null;
            timeoutAction: ("SEND_BACK_TO_LAST_QUEUE" | "END_ROUTING") | null;
            interactionInactivityTimeout: number | null;
            /** @enum {unknown} */
            routingModel: "standard" | "legacy";
            /**
             * @deprecated
             * @description Deprecated: seconds; acts only while routingModel is legacy
             */
            waitForAssignedQueue: number;
            /**
             * @deprecated
             * @description Deprecated: seconds; acts only while routingModel is legacy
             */
            waitForAssignedAgentLegacy: number;
            accountTransfer: boolean;
            mandatoryDisposition: boolean;
            /** @description Only while mandatoryDisposition is on */
            pauseDuringDisposition: boolean;
            imapHeadersFilter: string | null;
            assistantId: string | null;
            /** @description Automatic replies to one address within 24 hours, whatever the actions say */
            autoReplyCap: number;
            includeMessageOnForward: boolean;
            disableDuplicateCheck: boolean;
            autosaveDrafts: boolean;
            /** @description Also take in mail that was read in another client first */
            ingestReadElsewhere: boolean;
            /** @description Dangerous: TLS certificates are not checked */
            acceptAnyCertificate: boolean;
            /** @description Further From addresses */
            senderAliases: string[];
            fixedCc: string[];
            fixedBcc: string[];
            template: {
              html: string | null;
              /** @enum {unknown} */
              fontFamily: "system" | "arial" | "georgia" | "tahoma" | "times" | "verdana" | "courier";
              fontSizePx: number;
            };
            notification: {
              sound: boolean;
              shake: boolean;
              /** @description Text of a new interaction's notification, with {{variables}} */
              template: string;
            };
            transfer: {
              toQueue: boolean;
              toAgent: boolean;
              timeoutSeconds: number | null;
            };
            backlog: {
              /**
               * @description Mail that is unread when the account is first activated: all of it, since a date, or none
               * @enum {unknown}
               */
              mode: "all" | "since" | "none";
              since: string | null;
            };
            /** @enum {unknown} */
            authenticationMethod: "password" | "oauth";
            cloudProviderId: string | null;
            oauth: {
              /** @enum {unknown} */
              status: "consent_required" | "authorized" | "reauth_required";
              authorizedAs: string | null;
              authorizedAt: string | null;
              detail: string | null;
            } | null;
            /** @description GET /accounts/{id}/logo has it */
            logoSet: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
            /** @description Who made this version; null where nobody did, as when a linked agent was deleted, or it was not noted */
            updatedBy: {
              /** @enum {unknown} */
              kind: "user" | "api-key";
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
            } | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  previewHeaderFilter: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          filter: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            filter: string;
            /** @description In words */
            meaning: string;
            conditions: {
              header: string;
              value: string | null;
            }[];
            /** @description As the product page and the debug log write it */
            search: string;
            /** @description As it goes to the server */
            wire: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  sendTestMail: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            ok: boolean;
            code: string | null;
            steps: {
              /** @enum {unknown} */
              step: "submit" | "arrive" | "remove";
              /** @enum {unknown} */
              state: "ok" | "failed" | "skipped";
              milliseconds: number | null;
              detail: string | null;
              hint: string | null;
            }[];
            milliseconds: number | null;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  verifyDraftImap: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /**
           * Format: uuid
           * @description The account the draft would change. Its stored password is used only for its stored servers
           */
          accountId?: string;
          name?: string;
          /** @description Label on agents' tabs: 1 to 5 letters and digits */
          key?: string;
          /** @description From of every message of the account */
          emailAddress?: string;
          fromName?: string | null;
          /**
           * Format: uuid
           * @description UUID, version 7 where Mailroom made it
           */
          listId?: string;
          active?: boolean;
          /** @enum {unknown} */
          service?: "gmail" | "yahoo" | "hotmail" | "outlook365" | "custom";
          description?: string | null;
          /** @description Off: no login at either server */
          authentication?: boolean;
          username?: string | null;
          password?: string | null;
          imap?: {
            /** @description Host name or address, without port or scheme */
            host?: string;
            port?: number;
            /** @description Off: plain, upgraded where the server offers STARTTLS. On: never falls back */
            ssl?: boolean;
            /**
             * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
             * @enum {unknown}
             */
            tlsMode?: "implicit" | "starttls";
            /** @description Log in with user name and password */
            authentication?: boolean;
            username?: string | null;
            password?: string | null;
            connectionTimeoutSeconds?: number;
            authenticationTimeoutSeconds?: number;
            mailbox?: string;
          };
          smtp?: {
            /** @description Host name or address, without port or scheme */
            host?: string;
            port?: number;
            /** @description Off: plain, upgraded where the server offers STARTTLS. On: never falls back */
            ssl?: boolean;
            /**
             * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
             * @enum {unknown}
             */
            tlsMode?: "implicit" | "starttls";
            /** @description Log in with user name and password */
            authentication?: boolean;
            username?: string | null;
            password?: string | null;
            connectionTimeoutSeconds?: number;
            authenticationTimeoutSeconds?: number;
          };
          /** @description Agents linked to the account */
          agentIds?: string[];
          /** @description Applications a new message runs through, in order */
          actions?: (
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "queue";
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                queueId: string;
                timeoutSeconds: number | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "agent";
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                agentId: string;
                timeoutSeconds: number | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "autoReply";
                /**
                 * Format: uuid
                 * @description A named template
                 */
                templateId: string;
                /** @enum {unknown} */
                frequency: "oneTime" | "always" | "firstMessage";
                /** @enum {unknown} */
                recipients: "reply" | "replyToAll";
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "tag";
                tags: string[];
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "set";
                variable: string;
                value: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "goto";
                /** @description Unique in the list; made by the server where it is left out */
                stepId: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "gotoIf";
                condition: {
                  /** @enum {unknown} */
                  source: "field" | "variable" | "header";
                  /** @description A field (subject, from, to, body, contactName, listId, isReply, isAutomatic), variable or header */
                  name: string;
                  /** @enum {unknown} */
                  operator: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "endsWith";
                  value: string;
                };
                /** @description Unique in the list; made by the server where it is left out */
                stepId: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "close";
                dispositionId: string | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "webhook";
                /** @description https only */
                url: string;
                /** @enum {unknown} */
                method: "GET" | "POST";
                variable: string | null;
                timeoutSeconds: number;
              }
          )[];
          prioritizeReplies?: boolean;
          markAsUnread?: boolean;
          reopenWithinDays?: number;
          strictThreading?: boolean;
          hostname?: string;
          waitForAssignedAgent?: number | null;
          timeoutAction?: ("SEND_BACK_TO_LAST_QUEUE" | "END_ROUTING") | null;
          interactionInactivityTimeout?: number | null;
          /** @enum {unknown} */
          routingModel?: "standard" | "legacy";
          /**
           * @deprecated
           * @description Deprecated: seconds; acts only while routingModel is legacy
           */
          waitForAssignedQueue?: number;
          /**
           * @deprecated
           * @description Deprecated: seconds; acts only while routingModel is legacy
           */
          waitForAssignedAgentLegacy?: number;
          accountTransfer?: boolean;
          mandatoryDisposition?: boolean;
          /** @description Only while mandatoryDisposition is on */
          pauseDuringDisposition?: boolean;
          imapHeadersFilter?: string | null;
          assistantId?: string | null;
          /** @description Automatic replies to one address within 24 hours, whatever the actions say */
          autoReplyCap?: number;
          includeMessageOnForward?: boolean;
          disableDuplicateCheck?: boolean;
          autosaveDrafts?: boolean;
          /** @description Also take in mail that was read in another client first */
          ingestReadElsewhere?: boolean;
          /** @description Dangerous: TLS certificates are not checked */
          acceptAnyCertificate?: boolean;
          /** @description Further From addresses */
          senderAliases?: string[];
          fixedCc?: string[];
          fixedBcc?: string[];
          template?: {
            html?: string | null;
            /** @enum {unknown} */
            fontFamily?: "system" | "arial" | "georgia" | "tahoma" | "times" | "verdana" | "courier";
            fontSizePx?: number;
          };
          notification?: {
            sound?: boolean;
            shake?: boolean;
            /** @description Text of a new interaction's notification, with {{variables}} */
            template?: string;
          };
          transfer?: {
            toQueue?: boolean;
            toAgent?: boolean;
            timeoutSeconds?: number | null;
          };
          backlog?: {
            /**
             * @description Mail that is unread when the account is first activated: all of it, since a date, or none
             * @enum {unknown}
             */
            mode?: "all" | "since" | "none";
            since?: string | null;
          };
          /** @enum {unknown} */
          authenticationMethod?: "password" | "oauth";
          cloudProviderId?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description The server that was tried */
            host: string;
            port: number;
            ok: boolean;
            code: string | null;
            steps: {
              /** @enum {unknown} */
              step: "resolve" | "connect" | "tls" | "greeting" | "login" | "mailbox";
              /** @enum {unknown} */
              state: "ok" | "failed" | "skipped";
              milliseconds: number | null;
              detail: string | null;
              hint: string | null;
            }[];
            unreadCount: number | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  verifyDraftSmtp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /**
           * Format: uuid
           * @description The account the draft would change. Its stored password is used only for its stored servers
           */
          accountId?: string;
          name?: string;
          /** @description Label on agents' tabs: 1 to 5 letters and digits */
          key?: string;
          /** @description From of every message of the account */
          emailAddress?: string;
          fromName?: string | null;
          /**
           * Format: uuid
           * @description UUID, version 7 where Mailroom made it
           */
          listId?: string;
          active?: boolean;
          /** @enum {unknown} */
          service?: "gmail" | "yahoo" | "hotmail" | "outlook365" | "custom";
          description?: string | null;
          /** @description Off: no login at either server */
          authentication?: boolean;
          username?: string | null;
          password?: string | null;
          imap?: {
            /** @description Host name or address, without port or scheme */
            host?: string;
            port?: number;
            /** @description Off: plain, upgraded where the server offers STARTTLS. On: never falls back */
            ssl?: boolean;
            /**
             * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
             * @enum {unknown}
             */
            tlsMode?: "implicit" | "starttls";
            /** @description Log in with user name and password */
            authentication?: boolean;
            username?: string | null;
            password?: string | null;
            connectionTimeoutSeconds?: number;
            authenticationTimeoutSeconds?: number;
            mailbox?: string;
          };
          smtp?: {
            /** @description Host name or address, without port or scheme */
            host?: string;
            port?: number;
            /** @description Off: plain, upgraded where the server offers STARTTLS. On: never falls back */
            ssl?: boolean;
            /**
             * @description With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit
             * @enum {unknown}
             */
            tlsMode?: "implicit" | "starttls";
            /** @description Log in with user name and password */
            authentication?: boolean;
            username?: string | null;
            password?: string | null;
            connectionTimeoutSeconds?: number;
            authenticationTimeoutSeconds?: number;
          };
          /** @description Agents linked to the account */
          agentIds?: string[];
          /** @description Applications a new message runs through, in order */
          actions?: (
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "queue";
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                queueId: string;
                timeoutSeconds: number | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "agent";
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                agentId: string;
                timeoutSeconds: number | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "autoReply";
                /**
                 * Format: uuid
                 * @description A named template
                 */
                templateId: string;
                /** @enum {unknown} */
                frequency: "oneTime" | "always" | "firstMessage";
                /** @enum {unknown} */
                recipients: "reply" | "replyToAll";
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "tag";
                tags: string[];
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "set";
                variable: string;
                value: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "goto";
                /** @description Unique in the list; made by the server where it is left out */
                stepId: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "gotoIf";
                condition: {
                  /** @enum {unknown} */
                  source: "field" | "variable" | "header";
                  /** @description A field (subject, from, to, body, contactName, listId, isReply, isAutomatic), variable or header */
                  name: string;
                  /** @enum {unknown} */
                  operator: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "endsWith";
                  value: string;
                };
                /** @description Unique in the list; made by the server where it is left out */
                stepId: string;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "close";
                dispositionId: string | null;
              }
            | {
                /** @description Unique in the list; made by the server where it is left out */
                id?: string;
                intervalId?: string | null;
                /** @constant */
                kind: "webhook";
                /** @description https only */
                url: string;
                /** @enum {unknown} */
                method: "GET" | "POST";
                variable: string | null;
                timeoutSeconds: number;
              }
          )[];
          prioritizeReplies?: boolean;
          markAsUnread?: boolean;
          reopenWithinDays?: number;
          strictThreading?: boolean;
          hostname?: string;
          waitForAssignedAgent?: number | null;
          timeoutAction?: ("SEND_BACK_TO_LAST_QUEUE" | "END_ROUTING") | null;
          interactionInactivityTimeout?: number | null;
          /** @enum {unknown} */
          routingModel?: "standard" | "legacy";
          /**
           * @deprecated
           * @description Deprecated: seconds; acts only while routingModel is legacy
           */
          waitForAssignedQueue?: number;
          /**
           * @deprecated
           * @description Deprecated: seconds; acts only while routingModel is legacy
           */
          waitForAssignedAgentLegacy?: number;
          accountTransfer?: boolean;
          mandatoryDisposition?: boolean;
          /** @description Only while mandatoryDisposition is on */
          pauseDuringDisposition?: boolean;
          imapHeadersFilter?: string | null;
          assistantId?: string | null;
          /** @description Automatic replies to one address within 24 hours, whatever the actions say */
          autoReplyCap?: number;
          includeMessageOnForward?: boolean;
          disableDuplicateCheck?: boolean;
          autosaveDrafts?: boolean;
          /** @description Also take in mail that was read in another client first */
          ingestReadElsewhere?: boolean;
          /** @description Dangerous: TLS certificates are not checked */
          acceptAnyCertificate?: boolean;
          /** @description Further From addresses */
          senderAliases?: string[];
          fixedCc?: string[];
          fixedBcc?: string[];
          template?: {
            html?: string | null;
            /** @enum {unknown} */
            fontFamily?: "system" | "arial" | "georgia" | "tahoma" | "times" | "verdana" | "courier";
            fontSizePx?: number;
          };
          notification?: {
            sound?: boolean;
            shake?: boolean;
            /** @description Text of a new interaction's notification, with {{variables}} */
            template?: string;
          };
          transfer?: {
            toQueue?: boolean;
            toAgent?: boolean;
            timeoutSeconds?: number | null;
          };
          backlog?: {
            /**
             * @description Mail that is unread when the account is first activated: all of it, since a date, or none
             * @enum {unknown}
             */
            mode?: "all" | "since" | "none";
            since?: string | null;
          };
          /** @enum {unknown} */
          authenticationMethod?: "password" | "oauth";
          cloudProviderId?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description The server that was tried */
            host: string;
            port: number;
            ok: boolean;
            code: string | null;
            steps: {
              /** @enum {unknown} */
              step: "resolve" | "connect" | "tls" | "greeting" | "login" | "mailbox";
              /** @enum {unknown} */
              state: "ok" | "failed" | "skipped";
              milliseconds: number | null;
              detail: string | null;
              hint: string | null;
            }[];
            unreadCount: number | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  verifyImap: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description The server that was tried */
            host: string;
            port: number;
            ok: boolean;
            code: string | null;
            steps: {
              /** @enum {unknown} */
              step: "resolve" | "connect" | "tls" | "greeting" | "login" | "mailbox";
              /** @enum {unknown} */
              state: "ok" | "failed" | "skipped";
              milliseconds: number | null;
              detail: string | null;
              hint: string | null;
            }[];
            unreadCount: number | null;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  verifySmtp: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description The server that was tried */
            host: string;
            port: number;
            ok: boolean;
            code: string | null;
            steps: {
              /** @enum {unknown} */
              step: "resolve" | "connect" | "tls" | "greeting" | "login" | "mailbox";
              /** @enum {unknown} */
              state: "ok" | "failed" | "skipped";
              milliseconds: number | null;
              detail: string | null;
              hint: string | null;
            }[];
            unreadCount: number | null;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getAccountLogo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  uploadAccountLogo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    /** @description At most 1048576 bytes */
    requestBody: {
      content: {
        "application/octet-stream": unknown;
      };
    };
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteAccountLogo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  tryHeaderFilter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          filter: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description False: the mailbox could not be read; code, detail and hint say why */
            ok: boolean;
            code: string | null;
            detail: string | null;
            hint: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            since: string;
            /** @description Mails that arrived since and are still in the mailbox */
            looked: number;
            /** @description How many of them the filter does not accept */
            dropped: number;
            /** @description There are more: only the newest were looked at */
            isPartial: boolean;
            /** @description The newest that were dropped; empty for callers who may not read interactions */
            examples: {
              from: string | null;
              subject: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              receivedAt: string;
            }[];
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getAgent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            alias: string | null;
            /** @enum {unknown} */
            role: "admin" | "agent";
            /** @enum {unknown} */
            state: "logged_out" | "available" | "paused";
            /** @description Load has reached capacity */
            busy: boolean;
            pauseReason: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            since: string;
            load: number;
            capacity: number;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  updateAgent: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path: {
        agentId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/merge-patch+json": {
          capacity?: number;
        };
        "application/json": {
          capacity?: number;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            alias: string | null;
            /** @enum {unknown} */
            role: "admin" | "agent";
            /** @enum {unknown} */
            state: "logged_out" | "available" | "paused";
            /** @description Load has reached capacity */
            busy: boolean;
            pauseReason: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            since: string;
            load: number;
            capacity: number;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listAgents: {
    parameters: {
      query?: {
        search?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              name: string;
              alias: string | null;
              /** @enum {unknown} */
              role: "admin" | "agent";
              /** @enum {unknown} */
              state: "logged_out" | "available" | "paused";
              /** @description Load has reached capacity */
              busy: boolean;
              pauseReason: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              since: string;
              load: number;
              capacity: number;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  setAgentState: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @enum {unknown} */
          state: "logged_out" | "available" | "paused";
          pauseReason?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            alias: string | null;
            /** @enum {unknown} */
            role: "admin" | "agent";
            /** @enum {unknown} */
            state: "logged_out" | "available" | "paused";
            /** @description Load has reached capacity */
            busy: boolean;
            pauseReason: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            since: string;
            load: number;
            capacity: number;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listAssistants: {
    parameters: {
      query?: {
        search?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              name: string;
              url: string;
              keySet: boolean;
              active: boolean;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              updatedAt: string;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createAssistant: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          /** @description https, or http to an allowed destination */
          url: string;
          key?: string | null;
          active?: boolean;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            url: string;
            keySet: boolean;
            active: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getAssistant: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        assistantId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            url: string;
            keySet: boolean;
            active: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteAssistant: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        assistantId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  updateAssistant: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path: {
        assistantId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/merge-patch+json": {
          name?: string;
          /** @description https, or http to an allowed destination */
          url?: string;
          key?: string | null;
          active?: boolean;
        };
        "application/json": {
          name?: string;
          /** @description https, or http to an allowed destination */
          url?: string;
          key?: string | null;
          active?: boolean;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            url: string;
            keySet: boolean;
            active: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listAuditEntries: {
    parameters: {
      query?: {
        /** @description User or API key */
        actorId?: string;
        objectType?:
          | "account"
          | "agent"
          | "api-key"
          | "assistant"
          | "canned-answer"
          | "cloud-provider"
          | "configuration"
          | "disposition"
          | "interval"
          | "list"
          | "queue"
          | "settings"
          | "template"
          | "user";
        objectId?: string;
        action?: "created" | "changed" | "deleted" | "consented" | "imported" | "took-in-read-mail";
        alert?: "certificates-unchecked" | "certificates-checked";
        /** @description This instant and later */
        from?: string;
        /** @description Before this instant */
        until?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /** @description Place in the log */
              number: number;
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              occurredAt: string;
              /** @description Where it was done */
              service: string;
              actor: {
                /** @enum {unknown} */
                kind: "user" | "api-key";
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                id: string;
                name: string | null;
              } | null;
              /** @enum {unknown} */
              action: "created" | "changed" | "deleted" | "consented" | "imported" | "took-in-read-mail";
              /** @enum {unknown} */
              objectType:
                | "account"
                | "agent"
                | "api-key"
                | "assistant"
                | "canned-answer"
                | "cloud-provider"
                | "configuration"
                | "disposition"
                | "interval"
                | "list"
                | "queue"
                | "settings"
                | "template"
                | "user";
              /** @description UUID; `global` for what there is once */
              objectId: string;
              alert: ("certificates-unchecked" | "certificates-checked") | null;
              changes: {
                /** @description Path of the field, the parts joined with dots */
                field: string;
                /** @description The value changed and is not told */
                masked: boolean;
                before: boolean | number | string | string[] | null;
                after: boolean | number | string | string[] | null;
              }[];
              /** @description The same for everything that one call has changed */
              correlationId: string;
              /** @description SHA-256, lower-case hexadecimal */
              previousHash: string;
              /** @description SHA-256, lower-case hexadecimal */
              hash: string;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  verifyAuditEntries: {
    parameters: {
      query?: {
        /** @description First entry to look at */
        from?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @enum {unknown} */
            state: "intact" | "broken";
            /** @description Place in the log */
            from: number;
            /** @description Entries looked at, at most 10000 */
            checked: number;
            breakAt: {
              /** @description Place in the log */
              number: number;
              /**
               * @description changed: what it says does not fit its hash. missing: it is not there, or was put in another's place. added: nobody has chained it: it stands behind the chain's end, or between entries that follow each other
               * @enum {unknown}
               */
              reason: "changed" | "missing" | "added";
            } | null;
            nextFrom: number | null;
            /** @description Newest entry; 0: there is none */
            lastNumber: number;
            /** @description Its hash. Whoever notes it down elsewhere can tell later that all up to here is as it was */
            lastHash: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            since: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  addCannedAttachment: {
    parameters: {
      query: {
        filename: string;
        contentType?: string;
      };
      header?: never;
      path: {
        cannedAnswerId: string;
      };
      cookie?: never;
    };
    /** @description At most 16777216 bytes */
    requestBody: {
      content: {
        "application/octet-stream": unknown;
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            key: string;
            value: string;
            /** @enum {unknown} */
            format: "text" | "html";
            description: string | null;
            accountId: string | null;
            attachments: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              /** @description Cleaned for display and download */
              filename: string;
              contentType: string;
              sizeBytes: number;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listCannedAnswers: {
    parameters: {
      query?: {
        /** @description UUID, version 7 where Mailroom made it */
        accountId?: string;
        scope?: "global" | "account";
        search?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              key: string;
              value: string;
              /** @enum {unknown} */
              format: "text" | "html";
              description: string | null;
              accountId: string | null;
              attachments: {
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                id: string;
                /** @description Cleaned for display and download */
                filename: string;
                contentType: string;
                sizeBytes: number;
              }[];
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              updatedAt: string;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createCannedAnswer: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description At most 2097152 bytes */
    requestBody: {
      content: {
        "application/json": {
          /** @description What the agent types after a slash; unique in the account, or among the global ones */
          key: string;
          value: string;
          /**
           * @description Default text
           * @enum {unknown}
           */
          format?: "text" | "html";
          description?: string | null;
          accountId?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            key: string;
            value: string;
            /** @enum {unknown} */
            format: "text" | "html";
            description: string | null;
            accountId: string | null;
            attachments: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              /** @description Cleaned for display and download */
              filename: string;
              contentType: string;
              sizeBytes: number;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getCannedAnswer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        cannedAnswerId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            key: string;
            value: string;
            /** @enum {unknown} */
            format: "text" | "html";
            description: string | null;
            accountId: string | null;
            attachments: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              /** @description Cleaned for display and download */
              filename: string;
              contentType: string;
              sizeBytes: number;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteCannedAnswer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        cannedAnswerId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  updateCannedAnswer: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path: {
        cannedAnswerId: string;
      };
      cookie?: never;
    };
    /** @description At most 2097152 bytes */
    requestBody: {
      content: {
        "application/merge-patch+json": {
          /** @description What the agent types after a slash; unique in the account, or among the global ones */
          key?: string;
          value?: string;
          /**
           * @description Default text
           * @enum {unknown}
           */
          format?: "text" | "html";
          description?: string | null;
        };
        "application/json": {
          /** @description What the agent types after a slash; unique in the account, or among the global ones */
          key?: string;
          value?: string;
          /**
           * @description Default text
           * @enum {unknown}
           */
          format?: "text" | "html";
          description?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            key: string;
            value: string;
            /** @enum {unknown} */
            format: "text" | "html";
            description: string | null;
            accountId: string | null;
            attachments: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              /** @description Cleaned for display and download */
              filename: string;
              contentType: string;
              sizeBytes: number;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getCannedAttachment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        cannedAnswerId: string;
        attachmentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteCannedAttachment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        cannedAnswerId: string;
        attachmentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listOfferedCannedAnswers: {
    parameters: {
      query?: {
        /** @description Beginning of the key, or part of the text */
        search?: string;
        limit?: number;
      };
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              key: string;
              value: string;
              /** @enum {unknown} */
              format: "text" | "html";
              description: string | null;
              accountId: string | null;
              attachments: {
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                id: string;
                /** @description Cleaned for display and download */
                filename: string;
                contentType: string;
                sizeBytes: number;
              }[];
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              updatedAt: string;
            }[];
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listCloudProviders: {
    parameters: {
      query?: {
        search?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              name: string;
              /** @enum {unknown} */
              kind: "microsoft365" | "google";
              clientId: string;
              clientSecretSet: boolean;
              tenant: string | null;
              /**
               * @description Consent of a person with PKCE, or app-only access (Microsoft)
               * @enum {unknown}
               */
              grant: "authorization_code" | "client_credentials";
              issuer: string | null;
              /** @description To be registered with the provider */
              redirectUri: string;
              accountCount: number;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              updatedAt: string;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createCloudProvider: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          clientId: string;
          clientSecret?: string | null;
          tenant?: string | null;
          /** @enum {unknown} */
          grant?: "authorization_code" | "client_credentials";
          issuer?: string | null;
          /** @enum {unknown} */
          kind: "microsoft365" | "google";
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            /** @enum {unknown} */
            kind: "microsoft365" | "google";
            clientId: string;
            clientSecretSet: boolean;
            tenant: string | null;
            /**
             * @description Consent of a person with PKCE, or app-only access (Microsoft)
             * @enum {unknown}
             */
            grant: "authorization_code" | "client_credentials";
            issuer: string | null;
            /** @description To be registered with the provider */
            redirectUri: string;
            accountCount: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getCloudProvider: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        cloudProviderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            /** @enum {unknown} */
            kind: "microsoft365" | "google";
            clientId: string;
            clientSecretSet: boolean;
            tenant: string | null;
            /**
             * @description Consent of a person with PKCE, or app-only access (Microsoft)
             * @enum {unknown}
             */
            grant: "authorization_code" | "client_credentials";
            issuer: string | null;
            /** @description To be registered with the provider */
            redirectUri: string;
            accountCount: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteCloudProvider: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        cloudProviderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  updateCloudProvider: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path: {
        cloudProviderId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/merge-patch+json": {
          name?: string;
          clientId?: string;
          clientSecret?: string | null;
          tenant?: string | null;
          /** @enum {unknown} */
          grant?: "authorization_code" | "client_credentials";
          issuer?: string | null;
        };
        "application/json": {
          name?: string;
          clientId?: string;
          clientSecret?: string | null;
          tenant?: string | null;
          /** @enum {unknown} */
          grant?: "authorization_code" | "client_credentials";
          issuer?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            /** @enum {unknown} */
            kind: "microsoft365" | "google";
            clientId: string;
            clientSecretSet: boolean;
            tenant: string | null;
            /**
             * @description Consent of a person with PKCE, or app-only access (Microsoft)
             * @enum {unknown}
             */
            grant: "authorization_code" | "client_credentials";
            issuer: string | null;
            /** @description To be registered with the provider */
            redirectUri: string;
            accountCount: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  finishConsent: {
    parameters: {
      query?: {
        state?: string;
        code?: string;
        error?: string;
        error_description?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      302: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content?: never;
      };
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  startConsent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            authorizationUrl: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            expiresAt: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  exportConfiguration: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @constant */
            format: "mailroom-configuration";
            /** @constant */
            formatVersion: 1;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            exportedAt: string;
            lists: {
              [key: string]: unknown;
            }[];
            intervals: {
              [key: string]: unknown;
            }[];
            templates: {
              [key: string]: unknown;
            }[];
            assistants: {
              [key: string]: unknown;
            }[];
            cloudProviders: {
              [key: string]: unknown;
            }[];
            dispositions: {
              [key: string]: unknown;
            }[];
            cannedAnswers: {
              [key: string]: unknown;
            }[];
            accounts: {
              [key: string]: unknown;
            }[];
            settings: {
              [key: string]: unknown;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  importConfiguration: {
    parameters: {
      query?: {
        dryRun?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description At most 67108864 bytes */
    requestBody: {
      content: {
        "application/json": {
          /** @constant */
          format: "mailroom-configuration";
          /** @constant */
          formatVersion: 1;
          /**
           * Format: date-time
           * @description RFC 3339 instant in UTC
           */
          exportedAt: string;
          lists: {
            [key: string]: unknown;
          }[];
          intervals: {
            [key: string]: unknown;
          }[];
          templates: {
            [key: string]: unknown;
          }[];
          assistants: {
            [key: string]: unknown;
          }[];
          cloudProviders: {
            [key: string]: unknown;
          }[];
          dispositions: {
            [key: string]: unknown;
          }[];
          cannedAnswers: {
            [key: string]: unknown;
          }[];
          accounts: {
            [key: string]: unknown;
          }[];
          settings: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description False: a dry run, or faults were found; then nothing was changed */
            applied: boolean;
            created: number;
            updated: number;
            unchanged: number;
            items: {
              kind: string;
              name: string;
              /** @enum {unknown} */
              change: "created" | "updated" | "unchanged" | "refused";
              detail: string | null;
            }[];
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  beginDispositionPause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: string;
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            alias: string | null;
            /** @enum {unknown} */
            role: "admin" | "agent";
            /** @enum {unknown} */
            state: "logged_out" | "available" | "paused";
            /** @description Load has reached capacity */
            busy: boolean;
            pauseReason: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            since: string;
            load: number;
            capacity: number;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  endDispositionPause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: string;
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            alias: string | null;
            /** @enum {unknown} */
            role: "admin" | "agent";
            /** @enum {unknown} */
            state: "logged_out" | "available" | "paused";
            /** @description Load has reached capacity */
            busy: boolean;
            pauseReason: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            since: string;
            load: number;
            capacity: number;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listDispositions: {
    parameters: {
      query?: {
        scope?: "account" | "global" | "list" | "queue";
        /** @description UUID, version 7 where Mailroom made it */
        scopeId?: string;
        search?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              name: string;
              description: string | null;
              parentId: string | null;
              /** @description 1 to 3; a third-level disposition takes no children */
              level: number;
              /** @description Names from the first level down to this one */
              path: string[];
              /** @enum {unknown} */
              scope: "account" | "global" | "list" | "queue";
              scopeId: string | null;
              /** @description Made by Mailroom (Closed for inactivity): cannot be changed or deleted */
              isSystem: boolean;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              updatedAt: string;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createDisposition: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          description?: string | null;
          parentId?: string | null;
          /**
           * @description Default global; a child has the scope of its parent
           * @enum {unknown}
           */
          scope?: "account" | "global" | "list" | "queue";
          scopeId?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            description: string | null;
            parentId: string | null;
            /** @description 1 to 3; a third-level disposition takes no children */
            level: number;
            /** @description Names from the first level down to this one */
            path: string[];
            /** @enum {unknown} */
            scope: "account" | "global" | "list" | "queue";
            scopeId: string | null;
            /** @description Made by Mailroom (Closed for inactivity): cannot be changed or deleted */
            isSystem: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createStarterDispositions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            created: number;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getDisposition: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        dispositionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            description: string | null;
            parentId: string | null;
            /** @description 1 to 3; a third-level disposition takes no children */
            level: number;
            /** @description Names from the first level down to this one */
            path: string[];
            /** @enum {unknown} */
            scope: "account" | "global" | "list" | "queue";
            scopeId: string | null;
            /** @description Made by Mailroom (Closed for inactivity): cannot be changed or deleted */
            isSystem: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteDisposition: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        dispositionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  updateDisposition: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path: {
        dispositionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/merge-patch+json": {
          name?: string;
          description?: string | null;
          parentId?: string | null;
        };
        "application/json": {
          name?: string;
          description?: string | null;
          parentId?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            description: string | null;
            parentId: string | null;
            /** @description 1 to 3; a third-level disposition takes no children */
            level: number;
            /** @description Names from the first level down to this one */
            path: string[];
            /** @enum {unknown} */
            scope: "account" | "global" | "list" | "queue";
            scopeId: string | null;
            /** @description Made by Mailroom (Closed for inactivity): cannot be changed or deleted */
            isSystem: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listOfferedDispositions: {
    parameters: {
      query?: {
        /** @description The contact's list; default: the account's */
        listId?: string;
        /** @description The queue that manages the interaction */
        queueId?: string;
      };
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              name: string;
              description: string | null;
              parentId: string | null;
              /** @description 1 to 3; a third-level disposition takes no children */
              level: number;
              /** @description Names from the first level down to this one */
              path: string[];
              /** @enum {unknown} */
              scope: "account" | "global" | "list" | "queue";
              scopeId: string | null;
              /** @description Made by Mailroom (Closed for inactivity): cannot be changed or deleted */
              isSystem: boolean;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              updatedAt: string;
            }[];
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listIntervals: {
    parameters: {
      query?: {
        search?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              name: string;
              description: string | null;
              /** @description IANA time zone, e.g. Europe/Rome */
              zone: string;
              subsets: (
                | {
                    /** @constant */
                    kind: "always";
                    name: string;
                  }
                | {
                    /** @constant */
                    kind: "range";
                    name: string;
                    /** @description HH:MM, local to the zone */
                    from: string;
                    /** @description The last minute that matches, inclusive: 13:00 includes 13:00:59. Before `from`: past midnight */
                    until: string;
                    /** @description 1 = Monday to 7 = Sunday; empty: every day */
                    weekDays: number[];
                    /** @description Empty: every day */
                    monthDays: number[];
                    /** @description Empty: every month */
                    months: number[];
                  }
                | {
                    /** @constant */
                    kind: "dates";
                    name: string;
                    dates: {
                      /**
                       * Format: date
                       * @description YYYY-MM-DD, local to the zone
                       */
                      date: string;
                      everyYear: boolean;
                      label: string;
                    }[];
                  }
              )[];
              /** @description Days on which nothing matches, whatever the subsets say */
              holidays: {
                /**
                 * Format: date
                 * @description YYYY-MM-DD, local to the zone
                 */
                date: string;
                everyYear: boolean;
                label: string;
              }[];
              isDefault: boolean;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              updatedAt: string;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createInterval: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          description?: string | null;
          /** @description IANA time zone, e.g. Europe/Rome */
          zone: string;
          subsets: (
            | {
                /** @constant */
                kind: "always";
                name: string;
              }
            | {
                /** @constant */
                kind: "range";
                name: string;
                /** @description HH:MM, local to the zone */
                from: string;
                /** @description The last minute that matches, inclusive: 13:00 includes 13:00:59. Before `from`: past midnight */
                until: string;
                /** @description 1 = Monday to 7 = Sunday; empty: every day */
                weekDays: number[];
                /** @description Empty: every day */
                monthDays: number[];
                /** @description Empty: every month */
                months: number[];
              }
            | {
                /** @constant */
                kind: "dates";
                name: string;
                dates: {
                  /**
                   * Format: date
                   * @description YYYY-MM-DD, local to the zone
                   */
                  date: string;
                  everyYear: boolean;
                  label: string;
                }[];
              }
          )[];
          /** @description Days on which nothing matches, whatever the subsets say */
          holidays: {
            /**
             * Format: date
             * @description YYYY-MM-DD, local to the zone
             */
            date: string;
            everyYear: boolean;
            label: string;
          }[];
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            description: string | null;
            /** @description IANA time zone, e.g. Europe/Rome */
            zone: string;
            subsets: (
              | {
                  /** @constant */
                  kind: "always";
                  name: string;
                }
              | {
                  /** @constant */
                  kind: "range";
                  name: string;
                  /** @description HH:MM, local to the zone */
                  from: string;
                  /** @description The last minute that matches, inclusive: 13:00 includes 13:00:59. Before `from`: past midnight */
                  until: string;
                  /** @description 1 = Monday to 7 = Sunday; empty: every day */
                  weekDays: number[];
                  /** @description Empty: every day */
                  monthDays: number[];
                  /** @description Empty: every month */
                  months: number[];
                }
              | {
                  /** @constant */
                  kind: "dates";
                  name: string;
                  dates: {
                    /**
                     * Format: date
                     * @description YYYY-MM-DD, local to the zone
                     */
                    date: string;
                    everyYear: boolean;
                    label: string;
                  }[];
                }
            )[];
            /** @description Days on which nothing matches, whatever the subsets say */
            holidays: {
              /**
               * Format: date
               * @description YYYY-MM-DD, local to the zone
               */
              date: string;
              everyYear: boolean;
              label: string;
            }[];
            isDefault: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getInterval: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        intervalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            description: string | null;
            /** @description IANA time zone, e.g. Europe/Rome */
            zone: string;
            subsets: (
              | {
                  /** @constant */
                  kind: "always";
                  name: string;
                }
              | {
                  /** @constant */
                  kind: "range";
                  name: string;
                  /** @description HH:MM, local to the zone */
                  from: string;
                  /** @description The last minute that matches, inclusive: 13:00 includes 13:00:59. Before `from`: past midnight */
                  until: string;
                  /** @description 1 = Monday to 7 = Sunday; empty: every day */
                  weekDays: number[];
                  /** @description Empty: every day */
                  monthDays: number[];
                  /** @description Empty: every month */
                  months: number[];
                }
              | {
                  /** @constant */
                  kind: "dates";
                  name: string;
                  dates: {
                    /**
                     * Format: date
                     * @description YYYY-MM-DD, local to the zone
                     */
                    date: string;
                    everyYear: boolean;
                    label: string;
                  }[];
                }
            )[];
            /** @description Days on which nothing matches, whatever the subsets say */
            holidays: {
              /**
               * Format: date
               * @description YYYY-MM-DD, local to the zone
               */
              date: string;
              everyYear: boolean;
              label: string;
            }[];
            isDefault: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteInterval: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        intervalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  updateInterval: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path: {
        intervalId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/merge-patch+json": {
          name?: string;
          description?: string | null;
          /** @description IANA time zone, e.g. Europe/Rome */
          zone?: string;
          subsets?: (
            | {
                /** @constant */
                kind: "always";
                name: string;
              }
            | {
                /** @constant */
                kind: "range";
                name: string;
                /** @description HH:MM, local to the zone */
                from: string;
                /** @description The last minute that matches, inclusive: 13:00 includes 13:00:59. Before `from`: past midnight */
                until: string;
                /** @description 1 = Monday to 7 = Sunday; empty: every day */
                weekDays: number[];
                /** @description Empty: every day */
                monthDays: number[];
                /** @description Empty: every month */
                months: number[];
              }
            | {
                /** @constant */
                kind: "dates";
                name: string;
                dates: {
                  /**
                   * Format: date
                   * @description YYYY-MM-DD, local to the zone
                   */
                  date: string;
                  everyYear: boolean;
                  label: string;
                }[];
              }
          )[];
          /** @description Days on which nothing matches, whatever the subsets say */
          holidays?: {
            /**
             * Format: date
             * @description YYYY-MM-DD, local to the zone
             */
            date: string;
            everyYear: boolean;
            label: string;
          }[];
        };
        "application/json": {
          name?: string;
          description?: string | null;
          /** @description IANA time zone, e.g. Europe/Rome */
          zone?: string;
          subsets?: (
            | {
                /** @constant */
                kind: "always";
                name: string;
              }
            | {
                /** @constant */
                kind: "range";
                name: string;
                /** @description HH:MM, local to the zone */
                from: string;
                /** @description The last minute that matches, inclusive: 13:00 includes 13:00:59. Before `from`: past midnight */
                until: string;
                /** @description 1 = Monday to 7 = Sunday; empty: every day */
                weekDays: number[];
                /** @description Empty: every day */
                monthDays: number[];
                /** @description Empty: every month */
                months: number[];
              }
            | {
                /** @constant */
                kind: "dates";
                name: string;
                dates: {
                  /**
                   * Format: date
                   * @description YYYY-MM-DD, local to the zone
                   */
                  date: string;
                  everyYear: boolean;
                  label: string;
                }[];
              }
          )[];
          /** @description Days on which nothing matches, whatever the subsets say */
          holidays?: {
            /**
             * Format: date
             * @description YYYY-MM-DD, local to the zone
             */
            date: string;
            everyYear: boolean;
            label: string;
          }[];
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            description: string | null;
            /** @description IANA time zone, e.g. Europe/Rome */
            zone: string;
            subsets: (
              | {
                  /** @constant */
                  kind: "always";
                  name: string;
                }
              | {
                  /** @constant */
                  kind: "range";
                  name: string;
                  /** @description HH:MM, local to the zone */
                  from: string;
                  /** @description The last minute that matches, inclusive: 13:00 includes 13:00:59. Before `from`: past midnight */
                  until: string;
                  /** @description 1 = Monday to 7 = Sunday; empty: every day */
                  weekDays: number[];
                  /** @description Empty: every day */
                  monthDays: number[];
                  /** @description Empty: every month */
                  months: number[];
                }
              | {
                  /** @constant */
                  kind: "dates";
                  name: string;
                  dates: {
                    /**
                     * Format: date
                     * @description YYYY-MM-DD, local to the zone
                     */
                    date: string;
                    everyYear: boolean;
                    label: string;
                  }[];
                }
            )[];
            /** @description Days on which nothing matches, whatever the subsets say */
            holidays: {
              /**
               * Format: date
               * @description YYYY-MM-DD, local to the zone
               */
              date: string;
              everyYear: boolean;
              label: string;
            }[];
            isDefault: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  previewInterval: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description IANA time zone, e.g. Europe/Rome */
          zone: string;
          subsets: (
            | {
                /** @constant */
                kind: "always";
                name: string;
              }
            | {
                /** @constant */
                kind: "range";
                name: string;
                /** @description HH:MM, local to the zone */
                from: string;
                /** @description The last minute that matches, inclusive: 13:00 includes 13:00:59. Before `from`: past midnight */
                until: string;
                /** @description 1 = Monday to 7 = Sunday; empty: every day */
                weekDays: number[];
                /** @description Empty: every day */
                monthDays: number[];
                /** @description Empty: every month */
                months: number[];
              }
            | {
                /** @constant */
                kind: "dates";
                name: string;
                dates: {
                  /**
                   * Format: date
                   * @description YYYY-MM-DD, local to the zone
                   */
                  date: string;
                  everyYear: boolean;
                  label: string;
                }[];
              }
          )[];
          /** @description Days on which nothing matches, whatever the subsets say */
          holidays: {
            /**
             * Format: date
             * @description YYYY-MM-DD, local to the zone
             */
            date: string;
            everyYear: boolean;
            label: string;
          }[];
          /**
           * Format: date-time
           * @description RFC 3339 instant in UTC
           */
          at?: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            at: string;
            matches: boolean;
            matchedBy: string | null;
            /** @description When it begins and ends to match, within the next 14 days */
            changes: {
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
              matches: boolean;
            }[];
            notes: string[];
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getPageSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Open interactions on a desk; the next asks which to close */
            openTabsLimit: number;
            /**
             * @description Search starts on Enter, or from five characters
             * @enum {unknown}
             */
            searchOn: "enter" | "typing";
            /** @description How far back a search may look */
            maxSearchDays: number;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            version: number;
            /** @description Seconds between two polls of every account. Raise it with many accounts */
            loginMailFrequency: number;
            /** @description Of one outgoing message, all files together */
            maxAttachmentMegabytes: number;
            /** @description An agent whose live connection is lost is logged out after this time */
            logoutAfterLostConnectionMinutes: number;
            /** @description Open interactions on a desk; the next asks which to close */
            openTabsLimit: number;
            /**
             * @description Search starts on Enter, or from five characters
             * @enum {unknown}
             */
            searchOn: "enter" | "typing";
            /** @description How far back a search may look */
            maxSearchDays: number;
            accountTransferTemplateId: string | null;
            features: {
              /** @description The assistant add-on: off hides it everywhere */
              assistant: boolean;
            };
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
            /** @description Who made this version; null where nobody did, as when a linked agent was deleted, or it was not noted */
            updatedBy: {
              /** @enum {unknown} */
              kind: "user" | "api-key";
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
            } | null;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  updateSettings: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/merge-patch+json": {
          /** @description Seconds between two polls of every account. Raise it with many accounts */
          loginMailFrequency?: number;
          /** @description Of one outgoing message, all files together */
          maxAttachmentMegabytes?: number;
          /** @description An agent whose live connection is lost is logged out after this time */
          logoutAfterLostConnectionMinutes?: number;
          /** @description Open interactions on a desk; the next asks which to close */
          openTabsLimit?: number;
          /**
           * @description Search starts on Enter, or from five characters
           * @enum {unknown}
           */
          searchOn?: "enter" | "typing";
          /** @description How far back a search may look */
          maxSearchDays?: number;
          accountTransferTemplateId?: string | null;
          features?: {
            /** @description The assistant add-on: off hides it everywhere */
            assistant?: boolean;
          };
        };
        "application/json": {
          /** @description Seconds between two polls of every account. Raise it with many accounts */
          loginMailFrequency?: number;
          /** @description Of one outgoing message, all files together */
          maxAttachmentMegabytes?: number;
          /** @description An agent whose live connection is lost is logged out after this time */
          logoutAfterLostConnectionMinutes?: number;
          /** @description Open interactions on a desk; the next asks which to close */
          openTabsLimit?: number;
          /**
           * @description Search starts on Enter, or from five characters
           * @enum {unknown}
           */
          searchOn?: "enter" | "typing";
          /** @description How far back a search may look */
          maxSearchDays?: number;
          accountTransferTemplateId?: string | null;
          features?: {
            /** @description The assistant add-on: off hides it everywhere */
            assistant?: boolean;
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            version: number;
            /** @description Seconds between two polls of every account. Raise it with many accounts */
            loginMailFrequency: number;
            /** @description Of one outgoing message, all files together */
            maxAttachmentMegabytes: number;
            /** @description An agent whose live connection is lost is logged out after this time */
            logoutAfterLostConnectionMinutes: number;
            /** @description Open interactions on a desk; the next asks which to close */
            openTabsLimit: number;
            /**
             * @description Search starts on Enter, or from five characters
             * @enum {unknown}
             */
            searchOn: "enter" | "typing";
            /** @description How far back a search may look */
            maxSearchDays: number;
            accountTransferTemplateId: string | null;
            features: {
              /** @description The assistant add-on: off hides it everywhere */
              assistant: boolean;
            };
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
            /** @description Who made this version; null where nobody did, as when a linked agent was deleted, or it was not noted */
            updatedBy: {
              /** @enum {unknown} */
              kind: "user" | "api-key";
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
            } | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listMessageTemplates: {
    parameters: {
      query?: {
        search?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              name: string;
              subject: string | null;
              html: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              updatedAt: string;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createMessageTemplate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          subject?: string | null;
          html: string;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            subject: string | null;
            html: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getMessageTemplate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        templateId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            subject: string | null;
            html: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteMessageTemplate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        templateId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  updateMessageTemplate: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path: {
        templateId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/merge-patch+json": {
          name?: string;
          subject?: string | null;
          html?: string;
        };
        "application/json": {
          name?: string;
          subject?: string | null;
          html?: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            subject: string | null;
            html: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listTemplateVariables: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /** @description As it stands between braces, e.g. contact.firstName */
              name: string;
              description: string;
              sample: string;
              kinds: ("body" | "named" | "notification")[];
            }[];
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  previewTemplate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @enum {unknown} */
          kind: "body" | "named" | "notification";
          source: string;
          /**
           * Format: uuid
           * @description Whose name, address and logo are filled in
           */
          accountId?: string;
          fontFamily?: string;
          fontSizePx?: number;
          sample?: {
            contactName?: string;
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Sanitised; a whole document for a frame */
            html: string;
            text: string;
            warnings: string[];
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getContact: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        contactId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            listId: string;
            name: string;
            addresses: string[];
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            lastMessageAt: string | null;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  updateContact: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path: {
        contactId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/merge-patch+json": {
          name?: string;
        };
        "application/json": {
          name?: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            listId: string;
            name: string;
            addresses: string[];
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            lastMessageAt: string | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listContacts: {
    parameters: {
      query?: {
        search?: string;
        /** @description UUID, version 7 where Mailroom made it */
        listId?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              listId: string;
              name: string;
              addresses: string[];
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              lastMessageAt: string | null;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  cancelDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            interactionId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /** @enum {unknown} */
            state: "queued" | "sending" | "sent" | "deferred" | "failed" | "uncertain" | "cancelled";
            /** @description The Message-ID header field */
            messageId: string;
            subject: string;
            recipients: {
              address: string;
              /** @enum {unknown} */
              state: "pending" | "accepted" | "deferred" | "refused";
              reply: string | null;
            }[];
            /** @description How many of the recipients' servers refused it for good: above 0 also what was sent did not reach everybody */
            refusedRecipients: number;
            attempts: {
              n: number;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              startedAt: string;
              endedAt: string | null;
              outcome: ("accepted" | "deferred" | "refused" | "interrupted" | "uncertain") | null;
              reply: string | null;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            queuedAt: string;
            nextAttemptAt: string | null;
            deferredBy: ("failure" | "send-budget") | null;
            sentAt: string | null;
            detail: string | null;
            /**
             * @description The copy in the Sent mailbox: a step of its own, it never sends again
             * @enum {unknown}
             */
            sentCopy: "not-yet" | "pending" | "appended" | "already-there" | "refused" | "provider";
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            interactionId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /** @enum {unknown} */
            state: "queued" | "sending" | "sent" | "deferred" | "failed" | "uncertain" | "cancelled";
            /** @description The Message-ID header field */
            messageId: string;
            subject: string;
            recipients: {
              address: string;
              /** @enum {unknown} */
              state: "pending" | "accepted" | "deferred" | "refused";
              reply: string | null;
            }[];
            /** @description How many of the recipients' servers refused it for good: above 0 also what was sent did not reach everybody */
            refusedRecipients: number;
            attempts: {
              n: number;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              startedAt: string;
              endedAt: string | null;
              outcome: ("accepted" | "deferred" | "refused" | "interrupted" | "uncertain") | null;
              reply: string | null;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            queuedAt: string;
            nextAttemptAt: string | null;
            deferredBy: ("failure" | "send-budget") | null;
            sentAt: string | null;
            detail: string | null;
            /**
             * @description The copy in the Sent mailbox: a step of its own, it never sends again
             * @enum {unknown}
             */
            sentCopy: "not-yet" | "pending" | "appended" | "already-there" | "refused" | "provider";
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listDeliveries: {
    parameters: {
      query?: {
        /** @description UUID, version 7 where Mailroom made it */
        accountId?: string;
        /** @description UUID, version 7 where Mailroom made it */
        interactionId?: string;
        state?: "queued" | "sending" | "sent" | "deferred" | "failed" | "uncertain" | "cancelled";
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              interactionId: string;
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              accountId: string;
              /** @enum {unknown} */
              state: "queued" | "sending" | "sent" | "deferred" | "failed" | "uncertain" | "cancelled";
              /** @description The Message-ID header field */
              messageId: string;
              subject: string;
              recipients: {
                address: string;
                /** @enum {unknown} */
                state: "pending" | "accepted" | "deferred" | "refused";
                reply: string | null;
              }[];
              /** @description How many of the recipients' servers refused it for good: above 0 also what was sent did not reach everybody */
              refusedRecipients: number;
              attempts: {
                n: number;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant in UTC
                 */
                startedAt: string;
                endedAt: string | null;
                outcome: ("accepted" | "deferred" | "refused" | "interrupted" | "uncertain") | null;
                reply: string | null;
              }[];
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              queuedAt: string;
              nextAttemptAt: string | null;
              deferredBy: ("failure" | "send-budget") | null;
              sentAt: string | null;
              detail: string | null;
              /**
               * @description The copy in the Sent mailbox: a step of its own, it never sends again
               * @enum {unknown}
               */
              sentCopy: "not-yet" | "pending" | "appended" | "already-there" | "refused" | "provider";
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  retryDelivery: {
    parameters: {
      query?: never;
      header: {
        /** @description New for each new intent (a UUID): the call can then be repeated without a second effect */
        "Idempotency-Key": string;
      };
      path: {
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            interactionId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /** @enum {unknown} */
            state: "queued" | "sending" | "sent" | "deferred" | "failed" | "uncertain" | "cancelled";
            /** @description The Message-ID header field */
            messageId: string;
            subject: string;
            recipients: {
              address: string;
              /** @enum {unknown} */
              state: "pending" | "accepted" | "deferred" | "refused";
              reply: string | null;
            }[];
            /** @description How many of the recipients' servers refused it for good: above 0 also what was sent did not reach everybody */
            refusedRecipients: number;
            attempts: {
              n: number;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              startedAt: string;
              endedAt: string | null;
              outcome: ("accepted" | "deferred" | "refused" | "interrupted" | "uncertain") | null;
              reply: string | null;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            queuedAt: string;
            nextAttemptAt: string | null;
            deferredBy: ("failure" | "send-budget") | null;
            sentAt: string | null;
            detail: string | null;
            /**
             * @description The copy in the Sent mailbox: a step of its own, it never sends again
             * @enum {unknown}
             */
            sentCopy: "not-yet" | "pending" | "appended" | "already-there" | "refused" | "provider";
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getDraft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Equals the ETag; 0: nothing is kept */
            version: number;
            savedAt: string | null;
            from: string | null;
            /** @description As typed: checked when the message is sent */
            to: string[];
            /** @description As typed: checked when the message is sent */
            cc: string[];
            /** @description As typed: checked when the message is sent */
            bcc: string[];
            subject: string;
            text: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  saveDraft: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          from: string | null;
          /** @description As typed: checked when the message is sent */
          to: string[];
          /** @description As typed: checked when the message is sent */
          cc: string[];
          /** @description As typed: checked when the message is sent */
          bcc: string[];
          subject: string;
          text: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Equals the ETag; 0: nothing is kept */
            version: number;
            savedAt: string | null;
            from: string | null;
            /** @description As typed: checked when the message is sent */
            to: string[];
            /** @description As typed: checked when the message is sent */
            cc: string[];
            /** @description As typed: checked when the message is sent */
            bcc: string[];
            subject: string;
            text: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  discardDraft: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getNewMailDraft: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Equals the ETag; 0: nothing is kept */
            version: number;
            savedAt: string | null;
            accountId: string | null;
            from: string | null;
            /** @description As typed: checked when the message is sent */
            to: string[];
            /** @description As typed: checked when the message is sent */
            cc: string[];
            /** @description As typed: checked when the message is sent */
            bcc: string[];
            subject: string;
            text: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  saveNewMailDraft: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          accountId: string | null;
          from: string | null;
          /** @description As typed: checked when the message is sent */
          to: string[];
          /** @description As typed: checked when the message is sent */
          cc: string[];
          /** @description As typed: checked when the message is sent */
          bcc: string[];
          subject: string;
          text: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Equals the ETag; 0: nothing is kept */
            version: number;
            savedAt: string | null;
            accountId: string | null;
            from: string | null;
            /** @description As typed: checked when the message is sent */
            to: string[];
            /** @description As typed: checked when the message is sent */
            cc: string[];
            /** @description As typed: checked when the message is sent */
            bcc: string[];
            subject: string;
            text: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  discardNewMailDraft: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listDrafts: {
    parameters: {
      query?: {
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              interactionId: string | null;
              interaction: {
                number: number;
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                accountId: string;
                subject: string;
                contactName: string | null;
              } | null;
              /** @description Equals the ETag, for discarding */
              version: number;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              savedAt: string;
              accountId: string | null;
              /** @description As typed: checked when the message is sent */
              to: string[];
              subject: string;
              /** @description How the text begins */
              snippet: string;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  forwardMessage: {
    parameters: {
      query?: never;
      header: {
        /** @description New for each new intent (a UUID): the call can then be repeated without a second effect */
        "Idempotency-Key": string;
      };
      path: {
        messageId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description The account's address, or one of its senderAliases. Default: the account's */
          from?: string;
          to: string[];
          cc?: string[];
          bcc?: string[];
          /** @description Stands above what is forwarded */
          text?: string;
          /** @description Default: Fwd: and the message's subject */
          subject?: string;
          /** @description Numbers of the message's attachments that go along. Default: all; images inside its text always do */
          attachments?: number[];
          /** @description Your own uploads, in this order */
          attachmentIds?: string[];
          /** @description Files of canned answers of the account, or global ones; they come after the uploads (S98) */
          cannedAnswerAttachments?: {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            cannedAnswerId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            attachmentId: string;
          }[];
        };
      };
    };
    responses: {
      /** @description Done */
      202: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            messageId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            deliveryId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            interactionId: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  closeInteraction: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": {
          /**
           * Format: uuid
           * @description UUID, version 7 where Mailroom made it
           */
          dispositionId?: string;
          note?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            number: number;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /** @description Label of the account, as on agents' tabs */
            accountKey: string;
            contact: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              name: string;
              address: string;
            } | null;
            subject: string;
            title: string | null;
            /** @description In the order of adding */
            tags: string[];
            /** @enum {unknown} */
            status: "open" | "closed";
            unread: boolean;
            agentId: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            startedAt: string;
            closedAt: string | null;
            messageCount: number;
            lastMessage: {
              /** @enum {unknown} */
              direction: "in" | "out";
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
              snippet: string;
            };
            continuesInteractionId: string | null;
            disposition: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              dispositionId: string;
              /** @description Its own name: the lowest level of the path */
              name: string;
              /** @description Names from the first level down, as they were then */
              path: string[];
              note: string | null;
              /** @enum {unknown} */
              chosenBy: "agent" | "api" | "system";
              agentId: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
            } | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  countInactiveInteractions: {
    parameters: {
      query: {
        minutes: number;
      };
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            count: number;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getAttachment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        messageId: string;
        n: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/octet-stream": string;
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getInteraction: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            number: number;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /** @description Label of the account, as on agents' tabs */
            accountKey: string;
            contact: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              name: string;
              address: string;
            } | null;
            subject: string;
            title: string | null;
            /** @description In the order of adding */
            tags: string[];
            /** @enum {unknown} */
            status: "open" | "closed";
            unread: boolean;
            agentId: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            startedAt: string;
            closedAt: string | null;
            messageCount: number;
            lastMessage: {
              /** @enum {unknown} */
              direction: "in" | "out";
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
              snippet: string;
            };
            continuesInteractionId: string | null;
            disposition: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              dispositionId: string;
              /** @description Its own name: the lowest level of the path */
              name: string;
              /** @description Names from the first level down, as they were then */
              path: string[];
              note: string | null;
              /** @enum {unknown} */
              chosenBy: "agent" | "api" | "system";
              agentId: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
            } | null;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getMessage: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        messageId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            interactionId: string | null;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /** @enum {unknown} */
            direction: "in" | "out";
            /** @enum {unknown} */
            author: "contact" | "agent" | "api" | "system";
            agentId: string | null;
            from: {
              name: string;
              address: string;
            } | null;
            to: {
              name: string;
              address: string;
            }[];
            cc: {
              name: string;
              address: string;
            }[];
            subject: string;
            messageId: string | null;
            inReplyTo: string[];
            references: string[];
            date: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            at: string;
            /** @description Plain text of the body, from the HTML where the mail had no text; cut at 100,000 characters */
            text: string;
            textTruncated: boolean;
            /** @description GET /messages/{id}/body shows it, sanitised, in a page of its own */
            hasHtml: boolean;
            attachments: {
              n: number;
              /** @description Cleaned for display and download */
              filename: string;
              contentType: string;
              sizeBytes: number;
              /** @description Shown inside the body by its Content-ID */
              inline: boolean;
            }[];
            sizeBytes: number | null;
            classification: {
              automatic: boolean;
              bulk: boolean;
              bounce: boolean;
              own: boolean;
            };
            join: {
              /** @enum {unknown} */
              reason: "new" | "token" | "token-unverified" | "references" | "agent-reply" | "api" | "forward";
              /** @enum {unknown} */
              confidence: "certain" | "high" | "low";
              /** @description The sender took part by a thread token but is not a known participant */
              unverified: boolean;
            };
            quarantine: {
              code: string;
              detail: string;
            } | null;
            delivery: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              /** @enum {unknown} */
              state: "queued" | "sending" | "sent" | "deferred" | "failed" | "uncertain" | "cancelled";
              recipients: {
                address: string;
                /** @enum {unknown} */
                state: "pending" | "accepted" | "deferred" | "refused";
                reply: string | null;
              }[];
              /** @description How many of the recipients' servers refused it for good: above 0 also what was sent did not reach everybody */
              refusedRecipients: number;
              nextAttemptAt: string | null;
              detail: string | null;
            } | null;
            /** @description Of an outgoing message: where it could not look as the account's layout says, in plain words */
            warnings: string[];
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getMessageBody: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        messageId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "text/html": string;
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getMessageSource: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        messageId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "message/rfc822": string;
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listAccountCounts: {
    parameters: {
      query?: {
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              accountId: string;
              unread: number;
              open: number;
              lastMailAt: string | null;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listAccountMessages: {
    parameters: {
      query?: {
        /** @description UUID, version 7 where Mailroom made it */
        accountId?: string;
        unmatched?: boolean;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              interactionId: string | null;
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              accountId: string;
              /** @enum {unknown} */
              direction: "in" | "out";
              /** @enum {unknown} */
              author: "contact" | "agent" | "api" | "system";
              agentId: string | null;
              from: {
                name: string;
                address: string;
              } | null;
              to: {
                name: string;
                address: string;
              }[];
              cc: {
                name: string;
                address: string;
              }[];
              subject: string;
              messageId: string | null;
              inReplyTo: string[];
              references: string[];
              date: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
              /** @description Plain text of the body, from the HTML where the mail had no text; cut at 100,000 characters */
              text: string;
              textTruncated: boolean;
              /** @description GET /messages/{id}/body shows it, sanitised, in a page of its own */
              hasHtml: boolean;
              attachments: {
                n: number;
                /** @description Cleaned for display and download */
                filename: string;
                contentType: string;
                sizeBytes: number;
                /** @description Shown inside the body by its Content-ID */
                inline: boolean;
              }[];
              sizeBytes: number | null;
              classification: {
                automatic: boolean;
                bulk: boolean;
                bounce: boolean;
                own: boolean;
              };
              join: {
                /** @enum {unknown} */
                reason: "new" | "token" | "token-unverified" | "references" | "agent-reply" | "api" | "forward";
                /** @enum {unknown} */
                confidence: "certain" | "high" | "low";
                /** @description The sender took part by a thread token but is not a known participant */
                unverified: boolean;
              };
              quarantine: {
                code: string;
                detail: string;
              } | null;
              delivery: {
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                id: string;
                /** @enum {unknown} */
                state: "queued" | "sending" | "sent" | "deferred" | "failed" | "uncertain" | "cancelled";
                recipients: {
                  address: string;
                  /** @enum {unknown} */
                  state: "pending" | "accepted" | "deferred" | "refused";
                  reply: string | null;
                }[];
                /** @description How many of the recipients' servers refused it for good: above 0 also what was sent did not reach everybody */
                refusedRecipients: number;
                nextAttemptAt: string | null;
                detail: string | null;
              } | null;
              /** @description Of an outgoing message: where it could not look as the account's layout says, in plain words */
              warnings: string[];
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listInteractions: {
    parameters: {
      query?: {
        /** @description UUID, version 7 where Mailroom made it */
        accountId?: string;
        status?: "open" | "closed";
        unread?: boolean;
        /** @description UUID, version 7 where Mailroom made it */
        agentId?: string;
        /** @description UUID, version 7 where Mailroom made it */
        contactId?: string;
        /** @description Interactions that have any of these tags, separated by commas, without regard to case. Once: two conditions are 422 `several-tags-conditions` (S106) */
        tags?: string[];
        /** @description RFC 3339 instant in UTC */
        startedFrom?: string;
        /** @description RFC 3339 instant in UTC */
        startedBefore?: string;
        /** @description Part of subject, title or contact, as far back as `maxSearchDays` of the settings; or #number */
        search?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              number: number;
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              accountId: string;
              /** @description Label of the account, as on agents' tabs */
              accountKey: string;
              contact: {
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                id: string;
                name: string;
                address: string;
              } | null;
              subject: string;
              title: string | null;
              /** @description In the order of adding */
              tags: string[];
              /** @enum {unknown} */
              status: "open" | "closed";
              unread: boolean;
              agentId: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              startedAt: string;
              closedAt: string | null;
              messageCount: number;
              lastMessage: {
                /** @enum {unknown} */
                direction: "in" | "out";
                /**
                 * Format: date-time
                 * @description RFC 3339 instant in UTC
                 */
                at: string;
                snippet: string;
              };
              continuesInteractionId: string | null;
              disposition: {
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                dispositionId: string;
                /** @description Its own name: the lowest level of the path */
                name: string;
                /** @description Names from the first level down, as they were then */
                path: string[];
                note: string | null;
                /** @enum {unknown} */
                chosenBy: "agent" | "api" | "system";
                agentId: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant in UTC
                 */
                at: string;
              } | null;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createInteraction: {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of the draft that is sent, `"0"` for none. Another version is kept by now, or none: 409 `draft-changed` and nothing is sent, so that a draft sent from two windows goes out once. */
        "mailroom-draft"?: string;
        /** @description New for each new intent (a UUID): the call can then be repeated without a second effect */
        "Idempotency-Key": string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description The account's address, or one of its senderAliases. Default: the account's */
          from?: string;
          text: string;
          /** @description The first is the interaction's contact */
          to: string[];
          /** @description The account's fixedCc are added */
          cc?: string[];
          /** @description The account's fixedBcc are added */
          bcc?: string[];
          subject: string;
          /** @description Your own uploads, in this order */
          attachmentIds?: string[];
          /** @description Files of canned answers of the account, or global ones; they come after the uploads (S98) */
          cannedAnswerAttachments?: {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            cannedAnswerId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            attachmentId: string;
          }[];
          /**
           * Format: uuid
           * @description UUID, version 7 where Mailroom made it
           */
          accountId: string;
        };
      };
    };
    responses: {
      /** @description Done */
      202: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            messageId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            deliveryId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            interactionId: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listMessages: {
    parameters: {
      query?: {
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              interactionId: string | null;
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              accountId: string;
              /** @enum {unknown} */
              direction: "in" | "out";
              /** @enum {unknown} */
              author: "contact" | "agent" | "api" | "system";
              agentId: string | null;
              from: {
                name: string;
                address: string;
              } | null;
              to: {
                name: string;
                address: string;
              }[];
              cc: {
                name: string;
                address: string;
              }[];
              subject: string;
              messageId: string | null;
              inReplyTo: string[];
              references: string[];
              date: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
              /** @description Plain text of the body, from the HTML where the mail had no text; cut at 100,000 characters */
              text: string;
              textTruncated: boolean;
              /** @description GET /messages/{id}/body shows it, sanitised, in a page of its own */
              hasHtml: boolean;
              attachments: {
                n: number;
                /** @description Cleaned for display and download */
                filename: string;
                contentType: string;
                sizeBytes: number;
                /** @description Shown inside the body by its Content-ID */
                inline: boolean;
              }[];
              sizeBytes: number | null;
              classification: {
                automatic: boolean;
                bulk: boolean;
                bounce: boolean;
                own: boolean;
              };
              join: {
                /** @enum {unknown} */
                reason: "new" | "token" | "token-unverified" | "references" | "agent-reply" | "api" | "forward";
                /** @enum {unknown} */
                confidence: "certain" | "high" | "low";
                /** @description The sender took part by a thread token but is not a known participant */
                unverified: boolean;
              };
              quarantine: {
                code: string;
                detail: string;
              } | null;
              delivery: {
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                id: string;
                /** @enum {unknown} */
                state: "queued" | "sending" | "sent" | "deferred" | "failed" | "uncertain" | "cancelled";
                recipients: {
                  address: string;
                  /** @enum {unknown} */
                  state: "pending" | "accepted" | "deferred" | "refused";
                  reply: string | null;
                }[];
                /** @description How many of the recipients' servers refused it for good: above 0 also what was sent did not reach everybody */
                refusedRecipients: number;
                nextAttemptAt: string | null;
                detail: string | null;
              } | null;
              /** @description Of an outgoing message: where it could not look as the account's layout says, in plain words */
              warnings: string[];
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  previewReply: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description May be empty */
          text: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description A whole document for a sandboxed frame; it loads nothing */
            html: string;
            /** @description The plain-text alternative */
            text: string;
            warnings: string[];
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  replyToInteraction: {
    parameters: {
      query?: never;
      header: {
        /** @description ETag of the draft that is sent, `"0"` for none. Another version is kept by now, or none: 409 `draft-changed` and nothing is sent, so that a draft sent from two windows goes out once. */
        "mailroom-draft"?: string;
        /** @description New for each new intent (a UUID): the call can then be repeated without a second effect */
        "Idempotency-Key": string;
      };
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description The account's address, or one of its senderAliases. Default: the account's */
          from?: string;
          text: string;
          /** @description Default: Reply-To or From of the last customer message; before the first, who got our own last message */
          to?: string[];
          /** @description The account's fixedCc are added */
          cc?: string[];
          /** @description The account's fixedBcc are added */
          bcc?: string[];
          /** @description Default: Re: and the interaction's subject */
          subject?: string;
          /** @description Your own uploads, in this order */
          attachmentIds?: string[];
          /** @description Files of canned answers of the account, or global ones; they come after the uploads (S98) */
          cannedAnswerAttachments?: {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            cannedAnswerId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            attachmentId: string;
          }[];
        };
      };
    };
    responses: {
      /** @description Done */
      202: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            messageId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            deliveryId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            interactionId: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  setReadState: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          unread: boolean;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            number: number;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /** @description Label of the account, as on agents' tabs */
            accountKey: string;
            contact: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              name: string;
              address: string;
            } | null;
            subject: string;
            title: string | null;
            /** @description In the order of adding */
            tags: string[];
            /** @enum {unknown} */
            status: "open" | "closed";
            unread: boolean;
            agentId: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            startedAt: string;
            closedAt: string | null;
            messageCount: number;
            lastMessage: {
              /** @enum {unknown} */
              direction: "in" | "out";
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
              snippet: string;
            };
            continuesInteractionId: string | null;
            disposition: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              dispositionId: string;
              /** @description Its own name: the lowest level of the path */
              name: string;
              /** @description Names from the first level down, as they were then */
              path: string[];
              note: string | null;
              /** @enum {unknown} */
              chosenBy: "agent" | "api" | "system";
              agentId: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
            } | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  addInteractionTags: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          tags: string[];
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            number: number;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /** @description Label of the account, as on agents' tabs */
            accountKey: string;
            contact: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              name: string;
              address: string;
            } | null;
            subject: string;
            title: string | null;
            /** @description In the order of adding */
            tags: string[];
            /** @enum {unknown} */
            status: "open" | "closed";
            unread: boolean;
            agentId: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            startedAt: string;
            closedAt: string | null;
            messageCount: number;
            lastMessage: {
              /** @enum {unknown} */
              direction: "in" | "out";
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
              snippet: string;
            };
            continuesInteractionId: string | null;
            disposition: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              dispositionId: string;
              /** @description Its own name: the lowest level of the path */
              name: string;
              /** @description Names from the first level down, as they were then */
              path: string[];
              note: string | null;
              /** @enum {unknown} */
              chosenBy: "agent" | "api" | "system";
              agentId: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
            } | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  removeInteractionTag: {
    parameters: {
      query: {
        tag: string;
      };
      header?: never;
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            number: number;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /** @description Label of the account, as on agents' tabs */
            accountKey: string;
            contact: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              name: string;
              address: string;
            } | null;
            subject: string;
            title: string | null;
            /** @description In the order of adding */
            tags: string[];
            /** @enum {unknown} */
            status: "open" | "closed";
            unread: boolean;
            agentId: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            startedAt: string;
            closedAt: string | null;
            messageCount: number;
            lastMessage: {
              /** @enum {unknown} */
              direction: "in" | "out";
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
              snippet: string;
            };
            continuesInteractionId: string | null;
            disposition: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              dispositionId: string;
              /** @description Its own name: the lowest level of the path */
              name: string;
              /** @description Names from the first level down, as they were then */
              path: string[];
              note: string | null;
              /** @enum {unknown} */
              chosenBy: "agent" | "api" | "system";
              agentId: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
            } | null;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listInteractionDispositions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description The account's mandatoryDisposition: nobody closes without one (S91) */
            required: boolean;
            /** @description The account's pauseDuringDisposition: whoever chooses is paused meanwhile, see disposition-pauses (S92) */
            pausesAgent: boolean;
            /** @description As the tree reads: each after its parent */
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              name: string;
              description: string | null;
              parentId: string | null;
              /** @description 1 to 3 */
              level: number;
              /** @description Names from the first level down to this one */
              path: string[];
              /** @enum {unknown} */
              scope: "account" | "global" | "list" | "queue";
            }[];
            /** @description What was chosen so far, newest first; at most 50 */
            chosen: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              dispositionId: string;
              /** @description Its own name: the lowest level of the path */
              name: string;
              /** @description Names from the first level down, as they were then */
              path: string[];
              note: string | null;
              /** @enum {unknown} */
              chosenBy: "agent" | "api" | "system";
              agentId: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
            }[];
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  setInteractionDisposition: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          dispositionId: string | null;
          note?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            number: number;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /** @description Label of the account, as on agents' tabs */
            accountKey: string;
            contact: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              name: string;
              address: string;
            } | null;
            subject: string;
            title: string | null;
            /** @description In the order of adding */
            tags: string[];
            /** @enum {unknown} */
            status: "open" | "closed";
            unread: boolean;
            agentId: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            startedAt: string;
            closedAt: string | null;
            messageCount: number;
            lastMessage: {
              /** @enum {unknown} */
              direction: "in" | "out";
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
              snippet: string;
            };
            continuesInteractionId: string | null;
            disposition: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              dispositionId: string;
              /** @description Its own name: the lowest level of the path */
              name: string;
              /** @description Names from the first level down, as they were then */
              path: string[];
              note: string | null;
              /** @enum {unknown} */
              chosenBy: "agent" | "api" | "system";
              agentId: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
            } | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listLists: {
    parameters: {
      query?: {
        search?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              name: string;
              description: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              updatedAt: string;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createList: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          description?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            description: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getList: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        listId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            description: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteList: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        listId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  updateList: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path: {
        listId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/merge-patch+json": {
          name?: string;
          description?: string | null;
        };
        "application/json": {
          name?: string;
          description?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            description: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  acceptOffer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        offerId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            interactionId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            agentId: string;
            queueId: string | null;
            queueName: string | null;
            /** @enum {unknown} */
            workItemKind: "new" | "reply" | "transfer";
            /** @enum {unknown} */
            state: "open" | "accepted" | "rejected" | "expired" | "withdrawn";
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            madeAt: string;
            expiresAt: string | null;
            endedAt: string | null;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getOffer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        offerId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            interactionId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            agentId: string;
            queueId: string | null;
            queueName: string | null;
            /** @enum {unknown} */
            workItemKind: "new" | "reply" | "transfer";
            /** @enum {unknown} */
            state: "open" | "accepted" | "rejected" | "expired" | "withdrawn";
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            madeAt: string;
            expiresAt: string | null;
            endedAt: string | null;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getOfferNotification: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        offerId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            offerId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            interactionId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /** @description The account's template with its variables filled in: one line of plain text */
            text: string;
            /** @description Whether it may be heard */
            sound: boolean;
            /** @description Whether it may move */
            shake: boolean;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listOffers: {
    parameters: {
      query?: {
        state?: "open" | "accepted" | "rejected" | "expired" | "withdrawn";
        /** @description UUID, version 7 where Mailroom made it */
        agentId?: string;
        /** @description UUID, version 7 where Mailroom made it */
        interactionId?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              interactionId: string;
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              accountId: string;
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              agentId: string;
              queueId: string | null;
              queueName: string | null;
              /** @enum {unknown} */
              workItemKind: "new" | "reply" | "transfer";
              /** @enum {unknown} */
              state: "open" | "accepted" | "rejected" | "expired" | "withdrawn";
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              madeAt: string;
              expiresAt: string | null;
              endedAt: string | null;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  rejectOffer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        offerId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            interactionId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            agentId: string;
            queueId: string | null;
            queueName: string | null;
            /** @enum {unknown} */
            workItemKind: "new" | "reply" | "transfer";
            /** @enum {unknown} */
            state: "open" | "accepted" | "rejected" | "expired" | "withdrawn";
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            madeAt: string;
            expiresAt: string | null;
            endedAt: string | null;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  whyInteraction: {
    parameters: {
      query?: {
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              at: string;
              kind: string;
              /** @description One plain sentence with ids instead of names */
              summary: string;
              /** @description Candidates, exclusions with reasons, versions of the configuration */
              inputs: unknown;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  pickInteraction: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": {
          /**
           * Format: uuid
           * @description UUID, version 7 where Mailroom made it
           */
          agentId?: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            interactionId: string;
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            agentId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            at: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  addQueueMember: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        queueId: string;
        agentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            agentId: string;
            name: string;
            position: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            addedAt: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  removeQueueMember: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        queueId: string;
        agentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listQueues: {
    parameters: {
      query?: {
        search?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              name: string;
              description: string | null;
              /** @enum {unknown} */
              strategy: "rrmemory";
              /** @description How long an offer stays with an agent */
              agentTimeoutSeconds: number;
              /** @description Across all queues, higher first */
              weight: number;
              memberCount: number;
              /** @description Work items that nobody holds */
              waiting: number;
              oldestWaitingAt: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              updatedAt: string;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createQueue: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          description?: string | null;
          /** @enum {unknown} */
          strategy?: "rrmemory";
          /** @description How long an offer stays with an agent */
          agentTimeoutSeconds?: number;
          /** @description Across all queues, higher first */
          weight?: number;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            description: string | null;
            /** @enum {unknown} */
            strategy: "rrmemory";
            /** @description How long an offer stays with an agent */
            agentTimeoutSeconds: number;
            /** @description Across all queues, higher first */
            weight: number;
            memberCount: number;
            /** @description Work items that nobody holds */
            waiting: number;
            oldestWaitingAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getQueue: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        queueId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            description: string | null;
            /** @enum {unknown} */
            strategy: "rrmemory";
            /** @description How long an offer stays with an agent */
            agentTimeoutSeconds: number;
            /** @description Across all queues, higher first */
            weight: number;
            memberCount: number;
            /** @description Work items that nobody holds */
            waiting: number;
            oldestWaitingAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteQueue: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        queueId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  updateQueue: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path: {
        queueId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/merge-patch+json": {
          name?: string;
          description?: string | null;
          /** @enum {unknown} */
          strategy?: "rrmemory";
          /** @description How long an offer stays with an agent */
          agentTimeoutSeconds?: number;
          /** @description Across all queues, higher first */
          weight?: number;
        };
        "application/json": {
          name?: string;
          description?: string | null;
          /** @enum {unknown} */
          strategy?: "rrmemory";
          /** @description How long an offer stays with an agent */
          agentTimeoutSeconds?: number;
          /** @description Across all queues, higher first */
          weight?: number;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            description: string | null;
            /** @enum {unknown} */
            strategy: "rrmemory";
            /** @description How long an offer stays with an agent */
            agentTimeoutSeconds: number;
            /** @description Across all queues, higher first */
            weight: number;
            memberCount: number;
            /** @description Work items that nobody holds */
            waiting: number;
            oldestWaitingAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listQueueMembers: {
    parameters: {
      query?: {
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        queueId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              agentId: string;
              name: string;
              position: number;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              addedAt: string;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  setQueueMembers: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        queueId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          agentIds: string[];
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              agentId: string;
              name: string;
              position: number;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              addedAt: string;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getRealtime: {
    parameters: {
      query?: {
        /** @description UUID, version 7 where Mailroom made it */
        accountId?: string;
        /** @description UUID, version 7 where Mailroom made it */
        queueId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            at: string;
            total: {
              /** @description Interactions that wait for an agent and are offered to nobody just now */
              waiting: number;
              /** @description Interactions that somebody is offered */
              offered: number;
              /** @description Open interactions that an agent has and nobody else is to take over */
              assigned: number;
              oldestWaitingAt: string | null;
              agents: {
                /** @description Who may be offered more */
                available: number;
                /** @description Available, their load at capacity */
                busy: number;
                paused: number;
                loggedOut: number;
              };
            };
            queues: {
              items: {
                queueId: string | null;
                name: string | null;
                /** @description Interactions that wait for an agent and are offered to nobody just now */
                waiting: number;
                /** @description Interactions that somebody is offered */
                offered: number;
                /** @description Open interactions that an agent has and nobody else is to take over */
                assigned: number;
                oldestWaitingAt: string | null;
                agents: {
                  /** @description Who may be offered more */
                  available: number;
                  /** @description Available, their load at capacity */
                  busy: number;
                  paused: number;
                  loggedOut: number;
                };
              }[];
              /** @description How many there are beyond the 200 that are told */
              leftOff: number;
            };
            accounts: {
              items: {
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                accountId: string;
                key: string;
                active: boolean;
                /** @description Interactions that wait for an agent and are offered to nobody just now */
                waiting: number;
                /** @description Interactions that somebody is offered */
                offered: number;
                /** @description Open interactions that an agent has and nobody else is to take over */
                assigned: number;
                oldestWaitingAt: string | null;
                agents: {
                  /** @description Who may be offered more */
                  available: number;
                  /** @description Available, their load at capacity */
                  busy: number;
                  paused: number;
                  loggedOut: number;
                };
              }[];
              /** @description How many there are beyond the 200 that are told */
              leftOff: number;
            };
            agents: {
              items: {
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                id: string;
                version: number;
                name: string;
                alias: string | null;
                /** @enum {unknown} */
                role: "admin" | "agent";
                /** @enum {unknown} */
                state: "logged_out" | "available" | "paused";
                /** @description Load has reached capacity */
                busy: boolean;
                pauseReason: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant in UTC
                 */
                since: string;
                load: number;
                capacity: number;
              }[];
              /** @description How many there are beyond the 200 that are told */
              leftOff: number;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listApiKeys: {
    parameters: {
      query?: {
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              name: string;
              /** @description First characters, to tell keys apart */
              prefix: string;
              scopes: string[];
              accountIds: string[] | null;
              cidrs: string[] | null;
              expiresAt: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              lastUsedAt: string | null;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          /** @description Actions, or `<noun>.*` for all of a noun; none over users and API keys */
          scopes: string[];
          accountIds?: string[] | null;
          cidrs?: string[] | null;
          expiresAt?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            name: string;
            /** @description First characters, to tell keys apart */
            prefix: string;
            scopes: string[];
            accountIds: string[] | null;
            cidrs: string[] | null;
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            lastUsedAt: string | null;
            key: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          emailAddress: string;
          password: string;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            user: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              name: string;
              emailAddress: string;
              /** @enum {unknown} */
              role: "admin" | "agent";
              active: boolean;
              alias: string | null;
              signature: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              updatedAt: string;
              lastSeenAt: string | null;
            };
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            expiresAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  listUsers: {
    parameters: {
      query?: {
        search?: string;
        /** @description Rows a page */
        limit?: number;
        /** @description `page.nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              name: string;
              emailAddress: string;
              /** @enum {unknown} */
              role: "admin" | "agent";
              active: boolean;
              alias: string | null;
              signature: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              updatedAt: string;
              lastSeenAt: string | null;
            }[];
            page: {
              nextCursor: string | null;
            };
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createUser: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          emailAddress: string;
          /** @enum {unknown} */
          role: "admin" | "agent";
          /** @description At least 10 characters; write-only */
          password: string;
          alias?: string | null;
          signature?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            emailAddress: string;
            /** @enum {unknown} */
            role: "admin" | "agent";
            active: boolean;
            alias: string | null;
            signature: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
            lastSeenAt: string | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        apiKeyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            user: {
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              id: string;
              version: number;
              name: string;
              emailAddress: string;
              /** @enum {unknown} */
              role: "admin" | "agent";
              active: boolean;
              alias: string | null;
              signature: string | null;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              createdAt: string;
              /**
               * Format: date-time
               * @description RFC 3339 instant in UTC
               */
              updatedAt: string;
              lastSeenAt: string | null;
            };
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            expiresAt: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getUser: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        userId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            emailAddress: string;
            /** @enum {unknown} */
            role: "admin" | "agent";
            active: boolean;
            alias: string | null;
            signature: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
            lastSeenAt: string | null;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteUser: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        userId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  updateUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the version you have seen. Without it 428 `if-match-missing`; 412 `version-conflict` where it is another by now. `*`: whatever there is */
        "if-match"?: string;
      };
      path: {
        userId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/merge-patch+json": {
          name?: string;
          emailAddress?: string;
          /** @enum {unknown} */
          role?: "admin" | "agent";
          /** @description At least 10 characters; write-only */
          password?: string;
          active?: boolean;
          alias?: string | null;
          signature?: string | null;
        };
        "application/json": {
          name?: string;
          emailAddress?: string;
          /** @enum {unknown} */
          role?: "admin" | "agent";
          /** @description At least 10 characters; write-only */
          password?: string;
          active?: boolean;
          alias?: string | null;
          signature?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            emailAddress: string;
            /** @enum {unknown} */
            role: "admin" | "agent";
            active: boolean;
            alias: string | null;
            signature: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
            lastSeenAt: string | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      412: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      428: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  streamEvents: {
    parameters: {
      query?: {
        lastEventId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "text/event-stream": string;
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  updateOwnUser: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/merge-patch+json": {
          alias?: string | null;
          signature?: string | null;
        };
        "application/json": {
          alias?: string | null;
          signature?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            version: number;
            name: string;
            emailAddress: string;
            /** @enum {unknown} */
            role: "admin" | "agent";
            active: boolean;
            alias: string | null;
            signature: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            updatedAt: string;
            lastSeenAt: string | null;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  createUpload: {
    parameters: {
      query: {
        filename: string;
        /** @description A media type without parameters. Default application/octet-stream */
        contentType?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description At most 26214400 bytes */
    requestBody: {
      content: {
        "application/octet-stream": unknown;
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            /** @description Cleaned for display and download */
            filename: string;
            contentType: string;
            sizeBytes: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Until then messages may use it, any number of them
             */
            expiresAt: string;
          };
        };
      };
      400: components["responses"]["Problem"];
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      415: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getUpload: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uploadId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            id: string;
            /** @description Cleaned for display and download */
            filename: string;
            contentType: string;
            sizeBytes: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Until then messages may use it, any number of them
             */
            expiresAt: string;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  deleteUpload: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uploadId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no body */
      204: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          "Mailroom-Position": components["headers"]["Position"];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getAttachmentLimits: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            maxTotalBytes: number;
            maxFiles: number;
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getNewMailRules: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /** @description Off: nothing is sent, drafts are kept */
            active: boolean;
            /** @description Addresses to write from, the account's own first */
            senders: string[];
            /** @description Added to every message */
            fixedCc: string[];
            /** @description Added to every message, unseen by its recipients */
            fixedBcc: string[];
            /** @description Drafts are saved while somebody writes */
            autosaveDrafts: boolean;
            /** @description A forward carries all earlier messages too (S46) */
            includeMessageOnForward: boolean;
            /** @description Of an interaction: the addresses that an answer goes to where it names none; empty: it has to */
            to?: string[];
            /** @description Of an interaction: what {{variables}} in canned answers stand for when the caller answers (X11) */
            variables?: {
              name: string;
              value: string;
            }[];
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  getReplyRules: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        interactionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          "Mailroom-Correlation-Id": components["headers"]["CorrelationId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            accountId: string;
            /** @description Off: nothing is sent, drafts are kept */
            active: boolean;
            /** @description Addresses to write from, the account's own first */
            senders: string[];
            /** @description Added to every message */
            fixedCc: string[];
            /** @description Added to every message, unseen by its recipients */
            fixedBcc: string[];
            /** @description Drafts are saved while somebody writes */
            autosaveDrafts: boolean;
            /** @description A forward carries all earlier messages too (S46) */
            includeMessageOnForward: boolean;
            /** @description Of an interaction: the addresses that an answer goes to where it names none; empty: it has to */
            to?: string[];
            /** @description Of an interaction: what {{variables}} in canned answers stand for when the caller answers (X11) */
            variables?: {
              name: string;
              value: string;
            }[];
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
}
