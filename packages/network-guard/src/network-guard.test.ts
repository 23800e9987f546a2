import net from "node:net";
import type { LookupAddress, LookupOptions } from "node:dns";
import { describe, expect, test } from "@jest/globals";
import { attackInput, hasAttackInputs } from "@mailroom/test-kit/attack-inputs";
import { makeNetworkGuard, otherServicePorts } from "./network-guard.ts";
import type { Resolve } from "./resolve-name.ts";

const entry = (address: string): LookupAddress => ({ address, family: net.isIP(address) });

/** A resolver that answers from a table and forgets nothing it was asked. */
const resolver = (table: Readonly<Record<string, readonly string[]>>): Resolve & { readonly asked: string[] } => {
  const asked: string[] = [];
  const resolve: Resolve = (name) => {
    asked.push(name);
    const found = table[name];
    if (found === undefined)
      return Promise.reject(Object.assign(new Error(`ENOTFOUND ${name}`), { code: "ENOTFOUND" }));
    return Promise.resolve(found.map(entry));
  };
  return Object.assign(resolve, { asked });
};

const strict = (table: Readonly<Record<string, readonly string[]>> = {}) =>
  makeNetworkGuard({ allow: [], resolve: resolver(table) });

const callLookup = (lookup: net.LookupFunction, host: string, options: LookupOptions) =>
  new Promise<unknown>((resolve, reject) => {
    lookup(host, options, (error, address, family) => {
      if (error) reject(error);
      else resolve(family === undefined ? address : { address, family });
    });
  });

const refused = { code: "destination-refused", kind: "forbidden" };

describe("addresses", () => {
  test.each([
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
    "::",
    "::1",
    "[::1]",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:10.0.0.1",
    "::7f00:1",
    "::ffff:0:7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::7f00:1",
    "64:ff9b:1::101:101",
    "2002:7f00:1::",
    "2002:101:101::1",
    "2001:0:7f00:1::",
    "2001::1",
    "2001:db8::1",
    "2001:10::1",
    "2001:20::1",
    "3fff::1",
    "100::1",
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "5f00::1",
    "4000::1",
    "e000::1",
  ])("%s is refused, typed or resolved", async (address) => {
    await expect(strict().check(address)).rejects.toMatchObject(refused);
    const bare = address.replace(/[[\]]/g, "");
    await expect(strict({ "imap.example.com": [bare] }).check("imap.example.com")).rejects.toMatchObject(refused);
  });

  test.each([
    "1.1.1.1",
    "9.9.9.9",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "::ffff:1.1.1.1",
    "64:ff9b::1.1.1.1",
    "2606:4700:4700::1111",
    "2a00:1450::1",
  ])("%s may be reached", async (address) => {
    expect(await strict().check(address)).toEqual([address]);
    expect(await strict({ "imap.example.com": [address] }).check("imap.example.com")).toEqual([address]);
  });

  test("the refusal says in plain words what it is and what an administrator can do", async () => {
    const guard = strict({ "imap.example.com": ["10.1.2.3"] });
    await expect(guard.check("imap.example.com")).rejects.toThrow(
      '"imap.example.com" leads to 10.1.2.3, which is an address of a private network and may not be reached. ' +
        "If this is right, an administrator can add it to the allowed destinations.",
    );
  });
});

describe("names", () => {
  test.each([
    "localhost",
    "localhost.",
    "postgres",
    "nats",
    "a.localhost",
    "mail.local",
    "x.svc.cluster.local",
    "kubernetes.default.svc",
    "metadata.google.internal",
    "host.docker.internal",
    "router.lan",
    "nas.home.arpa",
  ])("%s is a name of this network: refused without asking the resolver", async (name) => {
    const resolve = resolver({ [name]: ["1.1.1.1"] });
    await expect(makeNetworkGuard({ allow: [], resolve }).check(name)).rejects.toMatchObject(refused);
    expect(resolve.asked).toEqual([]);
  });

  test("one forbidden address among permitted ones refuses the name", async () => {
    const guard = strict({ "mixed.example.com": ["1.1.1.1", "10.0.0.1"] });
    await expect(guard.check("mixed.example.com")).rejects.toMatchObject(refused);
    await expect(callLookup(guard.lookup, "mixed.example.com", { all: true })).rejects.toMatchObject(refused);
    await expect(callLookup(guard.lookup, "mixed.example.com", { family: 4 })).rejects.toMatchObject(refused);
  });

  test("a name that changes its answer is refused at the second connection, and the first stays where it was checked", async () => {
    const answers = [["1.1.1.1"], ["127.0.0.1"]];
    const guard = makeNetworkGuard({
      allow: [],
      resolve: () => Promise.resolve((answers.shift() ?? []).map(entry)),
    });
    const destination = await guard.resolveDestination("rebind.example.com");
    expect(await callLookup(destination.lookup, "rebind.example.com", { all: true })).toEqual([entry("1.1.1.1")]);
    expect(await callLookup(destination.lookup, "rebind.example.com", {})).toEqual(entry("1.1.1.1"));
    await expect(guard.resolveDestination("rebind.example.com")).rejects.toMatchObject(refused);
  });

  test("a name that does not exist and one that cannot be looked up now are told apart", async () => {
    await expect(strict().check("nobody.example.com")).rejects.toMatchObject({
      code: "host-not-found",
      kind: "invalid",
    });
    await expect(strict({ "empty.example.com": [] }).check("empty.example.com")).rejects.toMatchObject({
      code: "host-not-found",
    });
    const failing = makeNetworkGuard({
      allow: [],
      resolve: () => Promise.reject(Object.assign(new Error("EAI_AGAIN"), { code: "EAI_AGAIN" })),
    });
    await expect(failing.check("imap.example.com")).rejects.toMatchObject({
      code: "host-lookup-failed",
      kind: "unavailable",
      retryAfterSeconds: 30,
    });
  });

  test("a resolver that never answers is given up at the deadline", async () => {
    const guard = makeNetworkGuard({ allow: [], resolve: () => new Promise(() => undefined), lookupDeadlineMs: 20 });
    await expect(guard.check("slow.example.com")).rejects.toMatchObject({ code: "host-lookup-failed" });
  });

  test("the canonical name goes to TLS, and an address has none", async () => {
    const guard = strict({ "imap.xn--bcher-kva.example": ["2606:4700::1", "1.1.1.1"] });
    expect(await guard.resolveDestination("IMAP.Bücher.example.")).toMatchObject({
      host: "imap.xn--bcher-kva.example",
      servername: "imap.xn--bcher-kva.example",
      address: "2606:4700::1",
      addresses: [entry("2606:4700::1"), entry("1.1.1.1")],
    });
    const literal = await guard.resolveDestination("[2606:4700::1]");
    expect(literal.host).toBe("2606:4700::1");
    expect(literal).not.toHaveProperty("servername");
  });
});

describe("the allow-list", () => {
  const allowing = (allow: string[], table: Readonly<Record<string, readonly string[]>> = {}) =>
    makeNetworkGuard({ allow, resolve: resolver(table) });

  test("a network lets through its addresses, typed, resolved or written as IPv6, and no others", async () => {
    const guard = allowing(["127.0.0.0/8", " fd00::/8 ", ""], {
      localhost: ["127.0.0.1"],
      "mail.internal": ["fd00::5", "127.0.0.9"],
      postgres: ["127.0.0.1", "10.0.0.1"],
      metadata: ["8.8.8.8"],
    });
    for (const host of ["127.0.0.1", "::ffff:127.0.0.1", "localhost", "mail.internal", "fd00::5"]) {
      expect(await guard.check(host)).not.toEqual([]);
    }
    for (const host of ["::1", "10.0.0.1", "postgres", "metadata", "fc00::1"]) {
      await expect(guard.check(host)).rejects.toMatchObject(refused);
    }
  });

  test("a name lets through whatever it resolves to, but not what lies beside it", async () => {
    const guard = allowing(["Mail.Corp"], { "mail.corp": ["10.9.8.7"], "other.mail.corp": ["10.9.8.7"] });
    expect(await guard.resolveDestination("mail.corp.")).toMatchObject({
      address: "10.9.8.7",
      servername: "mail.corp",
    });
    await expect(guard.check("other.mail.corp")).rejects.toMatchObject(refused);
    await expect(guard.check("10.9.8.7")).rejects.toMatchObject(refused);
  });

  test("a host that is no host stays refused", async () => {
    await expect(allowing(["0.0.0.0/0", "::/0"]).check("127.1")).rejects.toMatchObject(refused);
  });

  test.each(["10.0.0.0/33", "10.0.0.0/", "10.1/8", "*.example.com", "http://x.example", "a b", "::/129", "1.2.3.4:25"])(
    "an entry that means nothing is refused at the start: %s",
    (text) => {
      expect(() => allowing([text])).toThrow(/neither a host name nor an address nor a network/);
    },
  );
});

describe("ports", () => {
  test("the ports of other services are refused, those of mail servers are not", async () => {
    const guard = strict({ "imap.example.com": ["1.1.1.1"] });
    for (const port of otherServicePorts) {
      await expect(guard.check("imap.example.com", port)).rejects.toMatchObject(refused);
      await expect(guard.check("1.1.1.1", port)).rejects.toMatchObject(refused);
    }
    for (const port of [110, 143, 465, 587, 993, 995, 2525]) {
      expect(await guard.check("imap.example.com", port)).toEqual(["1.1.1.1"]);
    }
  });

  test("a host allowed by its name or single address may use any port, a network around it lifts nothing", async () => {
    const guard = makeNetworkGuard({
      allow: ["relay.corp", "10.0.0.5", "10.1.0.0/16"],
      resolve: resolver({ "relay.corp": ["10.0.0.7"] }),
    });
    expect(await guard.check("relay.corp", 25)).toEqual(["10.0.0.7"]);
    expect(await guard.check("10.0.0.5", 25)).toEqual(["10.0.0.5"]);
    await expect(guard.check("10.1.0.1", 6379)).rejects.toMatchObject(refused);
  });

  test("webhooks choose their own list", async () => {
    const guard = makeNetworkGuard({
      allow: [],
      deniedPorts: [],
      resolve: resolver({ "hook.example.com": ["1.1.1.1"] }),
    });
    expect(await guard.check("hook.example.com", 443)).toEqual(["1.1.1.1"]);
  });
});

describe("sockets", () => {
  const guard = makeNetworkGuard({
    allow: ["127.0.0.0/8"],
    resolve: resolver({ localhost: ["127.0.0.1"], "evil.example.com": ["::1", "127.0.0.1"] }),
  });

  const connect = (options: net.TcpSocketConnectOpts) =>
    new Promise<string | undefined>((resolve, reject) => {
      const socket = net.connect(options, () => {
        resolve(socket.remoteAddress);
        socket.destroy();
      });
      socket.on("error", reject);
    });

  test.each([true, false])("connect through the guard's lookup (autoSelectFamily: %s)", async (autoSelectFamily) => {
    const server = net.createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as net.AddressInfo;
    const { lookup } = guard;
    const options = { port, autoSelectFamily };
    try {
      expect(await connect({ ...options, host: "localhost", lookup })).toBe("127.0.0.1");
      const pinned = await guard.resolveDestination("localhost", port);
      expect(await connect({ ...options, host: pinned.host, lookup: pinned.lookup })).toBe("127.0.0.1");
      await expect(connect({ ...options, host: "evil.example.com", lookup })).rejects.toMatchObject(refused);
      await expect(connect({ ...options, host: "nobody.example.com", lookup })).rejects.toMatchObject({
        code: "host-not-found",
      });
    } finally {
      server.close();
    }
  });

  test("lookup answers all or one address, of the family asked for", async () => {
    const { lookup } = strict({ "both.example.com": ["2606:4700::1", "1.1.1.1"] });
    expect(await callLookup(lookup, "both.example.com", { all: true })).toEqual([
      entry("2606:4700::1"),
      entry("1.1.1.1"),
    ]);
    expect(await callLookup(lookup, "both.example.com", { family: 4 })).toEqual(entry("1.1.1.1"));
    expect(await callLookup(lookup, "both.example.com", { family: "IPv6", all: true })).toEqual([
      entry("2606:4700::1"),
    ]);
    const { lookup: onlyIpv4 } = strict({ "four.example.com": ["1.1.1.1"] });
    await expect(callLookup(onlyIpv4, "four.example.com", { family: 6 })).rejects.toMatchObject({
      code: "host-not-found",
    });
  });
});

(hasAttackInputs ? describe : describe.skip)("the collected list of hostile hosts", () => {
  type HostList = { deny: string[]; allow: string[]; ports: { deny: number[]; allow: number[] } };
  const list = hasAttackInputs
    ? (JSON.parse(attackInput("ssrf-hosts.json")) as HostList)
    : { deny: [], allow: [], ports: { deny: [], allow: [] } };

  test("everything to be denied is refused", async () => {
    // Names on the list would resolve to what they spell; every other name to a public address.
    const guard = makeNetworkGuard({
      allow: [],
      resolve: (name) => Promise.resolve([entry(name === "7f000001.nip.io" ? "127.0.0.1" : "1.1.1.1")]),
    });
    const passed: string[] = [];
    for (const host of list.deny) {
      await guard.check(host).then(
        () => passed.push(host),
        (error: unknown) => {
          expect(error).toMatchObject(refused);
        },
      );
    }
    expect(list.deny.length).toBeGreaterThan(40);
    expect(passed).toEqual([]);
  });

  test("everything to be allowed passes, on the ports to be allowed only", async () => {
    const guard = makeNetworkGuard({ allow: [], resolve: () => Promise.resolve([entry("1.1.1.1")]) });
    for (const host of list.allow) {
      for (const port of list.ports.allow) expect(await guard.check(host, port)).toEqual(["1.1.1.1"]);
      for (const port of list.ports.deny) await expect(guard.check(host, port)).rejects.toMatchObject(refused);
    }
  });
});
