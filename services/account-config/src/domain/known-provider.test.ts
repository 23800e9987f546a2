import { describe, expect, test } from "@jest/globals";
import { findKnownProvider, findProviderOfExchangers } from "./known-provider.ts";
import { knownProviders } from "./known-provider-list.ts";
import { presetOf } from "./service-preset.ts";

const mailbox = (domain: string) => ({ address: `desk@${domain}`, localPart: "desk", domain });

describe("known providers", () => {
  test.each([
    ["googlemail.com", "gmail", "imap.gmail.com", "password", /app password/],
    ["live.co.uk", "hotmail", "outlook.office365.com", "oauth", /OAuth/],
    ["acme.onmicrosoft.com", "outlook365", "outlook.office365.com", "oauth", /OAuth/],
    ["yahoo.com.br", "yahoo", "imap.mail.yahoo.com", "password", /app password/],
    ["me.com", "custom", "imap.mail.me.com", "password", /App-Specific/],
    ["proton.me", "custom", undefined, "password", /Bridge/],
  ] as const)("S12 %s is %s at %s by %s", (...row) => {
    const [domain, service, host, authenticationMethod, hint] = row;
    const found = findKnownProvider(mailbox(domain));
    expect(found).toMatchObject({ source: "known-provider", service, authenticationMethod });
    expect(found?.imap?.host).toBe(host);
    expect(found?.hint).toMatch(hint);
  });

  test.each(["notgmail.com", "gmail.com.evil.test", "sub.gmail.com", "onmicrosoft.com.evil.test"])(
    "%s only looks like one",
    (domain) => {
      expect(findKnownProvider(mailbox(domain))).toBeNull();
    },
  );

  test("each service of the page is listed with the servers that the service is given later", () => {
    for (const service of ["gmail", "yahoo", "hotmail", "outlook365"] as const) {
      const entries = knownProviders.filter((provider) => provider.service === service);
      const preset = presetOf(service);
      expect(entries.map(({ imap, smtp }) => [imap?.[0], smtp?.[0]])).toEqual([[preset?.imap.host, preset?.smtp.host]]);
    }
  });

  test("no domain belongs to two providers", () => {
    const domains = knownProviders.flatMap((provider) => provider.domains);
    expect(domains.length - new Set(domains).size).toBe(0);
  });
});

describe("providers by the mail exchanger", () => {
  test.each([
    ["aspmx.l.google.com.", "gmail"],
    ["SMTP.GOOGLE.COM", "gmail"],
    ["acme-test.mail.protection.outlook.com", "outlook365"],
    ["mx00.kundenserver.de", "custom"],
  ])("%s → %s, and says so", (exchanger, service) => {
    const found = findProviderOfExchangers(mailbox("acme.test"), [exchanger, "mx.other.test"]);
    expect(found).toMatchObject({ source: "mx", service });
    expect(found?.sourceDetail).toContain("acme.test");
  });

  test("only the preferred exchanger counts: a spam filter in front hides who hosts the mailbox", () => {
    expect(findProviderOfExchangers(mailbox("acme.test"), ["mx.filter.test", "aspmx.l.google.com"])).toBeNull();
    expect(findProviderOfExchangers(mailbox("acme.test"), ["aspmx.l.google.com.evil.test"])).toBeNull();
  });
});
