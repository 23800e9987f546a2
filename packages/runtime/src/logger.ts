import { type DestinationStream, type Logger as PinoLogger, pino } from "pino";
import { PinoPretty } from "pino-pretty";
import { currentTrace } from "./trace-context.ts";
import { redactLine, redactText } from "./redaction.ts";

/** House rules for what is logged at which level: STYLE "Logging". Fields are redacted by {@link redactLine}. */
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
  const logger = pino(
    {
      level: options.level,
      base: { service: options.service },
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: "message",
      mixin: () => {
        const trace = currentTrace();
        return trace === null ? {} : { correlationId: trace.correlationId };
      },
      // Errors are fields already when serializers would see them.
      serializers: { err: (value: unknown) => value },
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        logMethod(parameters, method) {
          Reflect.apply(method, this, redactParameters(parameters));
        },
      },
    },
    options.destination ?? standardOutput(),
  );
  redactBindings(logger);
  return logger;
}

/** Of `logger.info(fields?, message, …values)`. An error without a message lends its own. */
function redactParameters(parameters: readonly unknown[]): unknown[] {
  const [first, ...rest] = parameters;
  if (first instanceof Error && rest.length === 0) return [redactLine(first), redactText(first.message)];
  return parameters.map((value) => {
    if (typeof value === "string") return redactText(value);
    return typeof value === "object" && value !== null ? redactLine(value) : value;
  });
}

/** Child loggers write their bindings without asking hooks or formatters; they inherit this method instead. */
function redactBindings(logger: Logger): void {
  const makeChild: unknown = Reflect.get(logger, "child");
  if (typeof makeChild !== "function") return;
  Reflect.set(logger, "child", function child(this: Logger, bindings: object, ...options: unknown[]): unknown {
    const made: unknown = Reflect.apply(makeChild, this, [redactLine(bindings), ...options]);
    return made;
  });
}

function standardOutput(): DestinationStream {
  return process.stdout.isTTY
    ? PinoPretty({ messageKey: "message", ignore: "service", sync: true })
    : pino.destination({ fd: 1, sync: true });
}
