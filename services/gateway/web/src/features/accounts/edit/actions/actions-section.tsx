import { Loading } from "../../../../components/loading.tsx";

export function ActionsSection() {
  return <Loading lines={4} height={36} />;
}
