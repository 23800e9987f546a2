import { createUser, deleteUser, getUser, listUsers, updateUser } from "@mailroom/contracts/api/session";
import type { Cursor } from "@mailroom/http/cursor";
import { etagOf, versionGuard } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { User } from "../domain/user.ts";
import type { NewUser } from "../operations/create-user.ts";
import type { UserPage } from "../operations/ports.ts";
import type { UserUpdate } from "../operations/update-user.ts";
import { userResource } from "./resources.ts";

export type UserRoutes = {
  readonly listUsers: (page: UserPage) => Promise<User[]>;
  readonly createUser: (draft: NewUser) => Promise<User>;
  readonly getUser: (userId: string) => Promise<User>;
  readonly updateUser: (update: UserUpdate) => Promise<User>;
  readonly deleteUser: (userId: string) => Promise<void>;
  readonly cursor: Cursor;
};

const UserPosition = Type.Object({ name: Type.String(), id: Type.String() });
const defaultLimit = 50;

export function addUserRoutes(server: FastifyInstance, routes: UserRoutes): void {
  const { cursor } = routes;
  implement(server, listUsers, async ({ query }) => {
    const limit = query.limit ?? defaultLimit;
    const after = query.cursor === undefined ? null : cursor.decodeAs(UserPosition, query.cursor);
    const users = await routes.listUsers({ search: query.search ?? null, after, limit: limit + 1 });
    const items = users.slice(0, limit);
    const last = users.length > limit ? items.at(-1) : undefined;
    const nextCursor = last === undefined ? null : cursor.encode({ name: last.name, id: last.id });
    return { status: 200, body: { items: items.map(userResource), page: { nextCursor } } };
  });
  implement(server, createUser, async ({ body }) => {
    const user = await routes.createUser(body);
    return { status: 201, headers: { etag: etagOf(user.version) }, body: userResource(user) };
  });
  implement(server, getUser, async ({ params }) => {
    const user = await routes.getUser(params.userId);
    return { status: 200, headers: { etag: etagOf(user.version) }, body: userResource(user) };
  });
  implement(server, updateUser, async ({ params, body, headers }) => {
    const user = await routes.updateUser({
      userId: params.userId,
      change: body,
      requireVersion: versionGuard(headers),
    });
    return { status: 200, headers: { etag: etagOf(user.version) }, body: userResource(user) };
  });
  implement(server, deleteUser, async ({ params }) => {
    await routes.deleteUser(params.userId);
    return { status: 204 };
  });
}
