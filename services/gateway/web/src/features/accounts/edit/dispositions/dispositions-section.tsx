import { Loading } from "../../../../components/loading.tsx";

export function DispositionsSection() {
  return <Loading lines={4} height={36} />;
}
