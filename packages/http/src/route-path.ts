import type { RouteContract } from "@mailroom/contracts/define-route";

/** Every path of a contract is below this one. */
export const apiPrefix = "/api/v1";

const parameter = /\{([A-Za-z0-9]+)\}/g;

/** `/accounts/{accountId}` as the router writes it: `/accounts/:accountId`. */
export function routerPath(path: string): string {
  return path.replaceAll(parameter, ":$1");
}

export function parametersOf(path: string): string[] {
  return [...path.matchAll(parameter)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

/** Whoever takes GET takes HEAD (RFC 9110 §9.1), where the contract does not refuse it. */
export function takesHead(route: RouteContract): boolean {
  return route.method === "GET" && route.head !== "refused";
}

/** Which methods the routes have for a path of the API as it was called; empty: there is nothing at all. */
export function makeMethodFinder(routes: readonly RouteContract[]): (calledPath: string) => string[] {
  const patterns = routes.map((route) => ({
    methods: takesHead(route) ? [route.method, "HEAD"] : [route.method],
    pattern: new RegExp(`^${apiPrefix}${route.path.replaceAll(parameter, "[^/]+")}$`),
  }));
  return (calledPath) => [
    ...new Set(patterns.filter(({ pattern }) => pattern.test(calledPath)).flatMap(({ methods }) => methods)),
  ];
}
