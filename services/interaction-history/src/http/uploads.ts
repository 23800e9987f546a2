import {
  createUpload as createRoute,
  deleteUpload as deleteRoute,
  getAttachmentLimits as limitsRoute,
  getUpload as getRoute,
  maxMessageFiles,
  type Upload,
} from "@mailroom/contracts/api/upload";
import { implement } from "@mailroom/http/implement";
import { announcedBytes, uploadBody } from "@mailroom/http/upload-body";
import type { FastifyInstance } from "fastify";
import { maxTotalBytes, uploadEnd } from "../domain/upload.ts";
import type { StoredUpload } from "../operations/file-ports.ts";
import { createUpload, deleteUpload, getUpload, type UploadPorts } from "../operations/manage-uploads.ts";

export function addUploadRoutes(server: FastifyInstance, ports: UploadPorts): void {
  implement(server, createRoute, async ({ principal, query, raw }) => {
    const upload = await createUpload(ports, principal, {
      filename: query.filename,
      contentType: query.contentType ?? "application/octet-stream",
      announcedBytes: announcedBytes(raw),
      source: uploadBody(raw),
    });
    return { status: 201, body: toView(upload) };
  });

  implement(server, getRoute, async ({ principal, params: { uploadId } }) => ({
    status: 200,
    body: toView(await getUpload(ports, principal, uploadId)),
  }));

  implement(server, deleteRoute, async ({ principal, params: { uploadId } }) => {
    await deleteUpload(ports, principal, uploadId);
    return { status: 204 };
  });

  implement(server, limitsRoute, async () => {
    const maxBytes = maxTotalBytes(await ports.read.settings.readSettings());
    return { status: 200, body: { maxTotalBytes: maxBytes, maxFiles: maxMessageFiles } };
  });
}

function toView({ id, filename, contentType, sizeBytes, createdAt }: StoredUpload): Upload {
  const expiresAt = uploadEnd(createdAt).toISOString();
  return { id, filename, contentType, sizeBytes, createdAt: createdAt.toISOString(), expiresAt };
}
