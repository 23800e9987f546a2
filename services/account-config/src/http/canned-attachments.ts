import {
  addCannedAttachment as addCannedAttachmentRoute,
  deleteCannedAttachment as deleteCannedAttachmentRoute,
  getCannedAttachment as getCannedAttachmentRoute,
} from "@mailroom/contracts/api/canned-answer";
import { contentDisposition } from "@mailroom/attachment-name/content-disposition";
import { downloadHeaders } from "@mailroom/http/download-headers";
import { etagOf } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import { startedStream } from "@mailroom/http/started-stream";
import { announcedBytes, uploadBody } from "@mailroom/http/upload-body";
import type { FastifyInstance } from "fastify";
import { showCannedAnswer } from "../domain/canned-answer.ts";
import {
  addCannedAttachment,
  type CannedAttachmentPorts,
  deleteCannedAttachment,
} from "../operations/manage-canned-attachments.ts";
import { getCannedAttachment } from "../operations/read-canned-answers.ts";

export function addCannedAttachmentRoutes(server: FastifyInstance, ports: CannedAttachmentPorts): void {
  implement(server, addCannedAttachmentRoute, async ({ params, query, principal, raw }) => {
    const answer = await addCannedAttachment(ports, principal, {
      cannedAnswerId: params.cannedAnswerId,
      filename: query.filename,
      contentType: query.contentType ?? "application/octet-stream",
      announcedBytes: announcedBytes(raw),
      source: uploadBody(raw),
    });
    return { status: 201, headers: { etag: etagOf(answer.version) }, body: showCannedAnswer(answer) };
  });

  implement(server, getCannedAttachmentRoute, async ({ params, principal }) => {
    const { hash, sizeBytes, filename } = await getCannedAttachment(ports, principal, params);
    const headers = {
      ...downloadHeaders,
      "content-type": "application/octet-stream",
      "content-length": sizeBytes,
      "content-disposition": contentDisposition(filename),
    };
    return { status: 200, headers, stream: await startedStream(ports.content.read(hash)) };
  });

  implement(server, deleteCannedAttachmentRoute, async ({ params, principal }) => {
    await deleteCannedAttachment(ports, principal, params);
    return { status: 204 };
  });
}
