import { Component, type ReactNode } from "react";
import { ProblemView } from "./problem-view.tsx";
import { t } from "../messages/format.ts";

type PaneBoundaryProps = { readonly children: ReactNode };

/** A pane that breaks, or whose code could not be fetched, leaves the rest of the page standing. */
export class PaneBoundary extends Component<PaneBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <ProblemView
        error={this.state.error}
        title={t("problem.paneFailed")}
        onRetry={() => {
          this.setState({ error: null });
        }}
      />
    );
  }
}
