/** What Node appends for those who run the program: the person who reads this has no command line. */
const adviceOfNode = /[\s;,.]*(?:if the root CA is installed|try running Node\.js|use --\S+|run node with)[\s\S]*$/i;

/** What has failed, as Node says it, without what Node would have somebody do. */
export function withoutAdvice(message: string): string {
  return message.replace(adviceOfNode, "");
}
