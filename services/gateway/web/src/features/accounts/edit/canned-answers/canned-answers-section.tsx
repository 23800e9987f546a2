import { Loading } from "../../../../components/loading.tsx";

export function CannedAnswersSection() {
  return <Loading lines={4} height={36} />;
}
