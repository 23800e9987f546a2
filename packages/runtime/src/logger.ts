import { type DestinationStream, type Logger as PinoLogger, pino } from "pino";
import { PinoPretty } from "pino-pretty";
import { currentTrace } from "./trace-context.ts";
import { redactFields, redactText } from "./redaction.ts";

/** House rules for what is logged at which level: STYLE "Logging". Fields are redacted by {@link redactFields}. */
export type Logger = PinoLogger;

/**
 * JSON lines on standard output, coloured text where that is a terminal. Every line names the service and, inside a
 * call, its correlation id.
 */
export function makeLogger(options: {
  readonly service: string;
  /** trace | debug | info | warn | error | fatal | silent */
  readonly level: string;
  /** Where lines go instead of standard output: for tests. */
  readonly destination?: DestinationStream;
}): Logger {
  return pino(
    {
      level: options.level,
      base: { service: options.service },
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: "message",
      mixin: () => {
        const trace = currentTrace();
        return trace === null ? {} : { correlationId: trace.correlationId };
      },
      // Errors are turned into fields by the formatter, which sees them first.
      serializers: { err: (value: unknown) => value },
      formatters: {
        level: (label) => ({ level: label }),
        log: redactFields,
        bindings: redactFields,
      },
      hooks: {
        logMethod(parameters, method) {
          const [first, ...rest] = parameters.map((value: unknown) =>
            typeof value === "string" ? redactText(value) : value,
          );
          Reflect.apply(method, this, [first, ...rest]);
        },
      },
    },
    options.destination ?? standardOutput(),
  );
}

function standardOutput(): DestinationStream {
  return process.stdout.isTTY
    ? PinoPretty({ messageKey: "message", ignore: "service", sync: true })
    : pino.destination({ fd: 1, sync: true });
}
