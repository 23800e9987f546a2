import type { Logger } from "@mailroom/runtime/logger";
import type { Validator as CompiledSchema } from "typebox/compile";

/**
 * A field that the schema does not name may be a secret on its way out and is thrown; any other difference is logged, as a
 * customer's odd mail must not make a list unreadable.
 */
export function holdToContract(
  value: unknown,
  parts: { readonly schema: CompiledSchema; readonly operationId: string; readonly logger: Logger },
): void {
  const { schema, operationId, logger } = parts;
  if (schema.Check(value)) return;
  const errors = schema.Errors(value);
  const faults = errors.map(({ keyword, schemaPath }) => `${keyword} at ${schemaPath}`).slice(0, 10);
  if (errors.some(({ keyword }) => keyword === "additionalProperties")) {
    throw new Error(`The answer of ${operationId} has fields beyond its contract: ${faults.join("; ")}`);
  }
  logger.error({ operationId, faults }, "answer differs from its contract");
}
