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
  "/accounts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List accounts, by name */
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
    /** Get an account */
    get: operations["getAccount"];
    put?: never;
    post?: never;
    /** Delete an account: ingest and sending stop, history stays */
    delete: operations["deleteAccount"];
    options?: never;
    head?: never;
    /**
     * Change an account
     * @description JSON merge-patch (RFC 7396) with If-Match. A new host or port needs the password again.
     */
    patch: operations["updateAccount"];
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
    /** Try the IMAP settings step by step */
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
    /** Try the SMTP settings step by step, without sending */
    post: operations["verifySmtp"];
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
    /** Change an agent's capacity */
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
    /** Rename a contact */
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
    /** Give up a delivery that has not been sent */
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
  "/interactions/{interactionId}/close": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Close an interaction */
    post: operations["closeInteraction"];
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
    post?: never;
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
    /** Delete a contact list that no account uses */
    delete: operations["deleteList"];
    options?: never;
    head?: never;
    /** Change a contact list */
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
    /** Pass: the next agent is asked */
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
  "/queues/{queueId}/members/{agentId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Add an agent to a queue */
    put: operations["addQueueMember"];
    post?: never;
    /** Remove an agent from a queue */
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
    /** Change a queue */
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
    /** Set the members of a queue, in ring order */
    put: operations["setQueueMembers"];
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
    /** Change a user; a new password or deactivation ends the user's sessions */
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
      errors?: {
        /** @description JSON pointer into the body, or #query/name, #path/name, #header/name */
        pointer: string;
        detail: string;
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
              actions: {
                /** @constant */
                kind: "queue";
                /**
                 * Format: uuid
                 * @description UUID, version 7 where Mailroom made it
                 */
                queueId: string;
                timeoutSeconds: number | null;
              }[];
              prioritizeReplies: boolean;
              markAsUnread: boolean;
              reopenWithinDays: number;
              strictThreading: boolean;
              hostname: string;
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
          actions?: {
            /** @constant */
            kind: "queue";
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            queueId: string;
            timeoutSeconds: number | null;
          }[];
          prioritizeReplies?: boolean;
          markAsUnread?: boolean;
          reopenWithinDays?: number;
          strictThreading?: boolean;
          hostname?: string;
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
            actions: {
              /** @constant */
              kind: "queue";
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              queueId: string;
              timeoutSeconds: number | null;
            }[];
            prioritizeReplies: boolean;
            markAsUnread: boolean;
            reopenWithinDays: number;
            strictThreading: boolean;
            hostname: string;
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
            actions: {
              /** @constant */
              kind: "queue";
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              queueId: string;
              timeoutSeconds: number | null;
            }[];
            prioritizeReplies: boolean;
            markAsUnread: boolean;
            reopenWithinDays: number;
            strictThreading: boolean;
            hostname: string;
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
          actions?: {
            /** @constant */
            kind: "queue";
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            queueId: string;
            timeoutSeconds: number | null;
          }[];
          prioritizeReplies?: boolean;
          markAsUnread?: boolean;
          reopenWithinDays?: number;
          strictThreading?: boolean;
          hostname?: string;
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
          actions?: {
            /** @constant */
            kind: "queue";
            /**
             * Format: uuid
             * @description UUID, version 7 where Mailroom made it
             */
            queueId: string;
            timeoutSeconds: number | null;
          }[];
          prioritizeReplies?: boolean;
          markAsUnread?: boolean;
          reopenWithinDays?: number;
          strictThreading?: boolean;
          hostname?: string;
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
            actions: {
              /** @constant */
              kind: "queue";
              /**
               * Format: uuid
               * @description UUID, version 7 where Mailroom made it
               */
              queueId: string;
              timeoutSeconds: number | null;
            }[];
            prioritizeReplies: boolean;
            markAsUnread: boolean;
            reopenWithinDays: number;
            strictThreading: boolean;
            hostname: string;
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
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
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
  closeInteraction: {
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
          };
        };
      };
      401: components["responses"]["Problem"];
      403: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
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
              reason: "new" | "token" | "token-unverified" | "references" | "agent-reply" | "api";
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
              nextAttemptAt: string | null;
              detail: string | null;
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
                reason: "new" | "token" | "token-unverified" | "references" | "agent-reply" | "api";
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
                nextAttemptAt: string | null;
                detail: string | null;
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
        /** @description RFC 3339 instant in UTC */
        startedFrom?: string;
        /** @description RFC 3339 instant in UTC */
        startedBefore?: string;
        /** @description Part of subject, title or contact, or #number */
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
                reason: "new" | "token" | "token-unverified" | "references" | "agent-reply" | "api";
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
                nextAttemptAt: string | null;
                detail: string | null;
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
      404: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  replyToInteraction: {
    parameters: {
      query?: never;
      header: {
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
          text: string;
          /** @description Default: Reply-To or From of the last customer message */
          to?: string[];
          cc?: string[];
          bcc?: string[];
          /** @description Default: Re: and the interaction's subject */
          subject?: string;
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
        };
        "application/json": {
          name?: string;
          emailAddress?: string;
          /** @enum {unknown} */
          role?: "admin" | "agent";
          /** @description At least 10 characters; write-only */
          password?: string;
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
            emailAddress: string;
            /** @enum {unknown} */
            role: "admin" | "agent";
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
}
