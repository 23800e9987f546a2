import "../../messages/add-routing.ts";
import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Link, useParams } from "react-router";
import { itemsOf } from "../../api/paging.ts";
import type { Interaction } from "../../api/resources.ts";
import { Loading } from "../../components/loading.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { interactionListQuery } from "../interactions/interaction-queries.ts";
import { LastMessage, subjectOf } from "../interactions/interaction-signs.tsx";
import { useUser } from "../session/use-session.ts";
import { useIsAway } from "./use-is-away.ts";
import styles from "./desk-lists.module.css";
import { openOffersQuery } from "./offer-queries.ts";
import { useWritableAccounts } from "../new-mail/use-writable-accounts.ts";

const NewMailControl = lazy(async () => ({
  default: (await import("../new-mail/new-mail-control.tsx")).NewMailControl,
}));
// nobody needs it before there is an offer
const OfferCard = lazy(async () => ({ default: (await import("./offer-card.tsx")).OfferCard }));
const DraftList = lazy(async () => ({ default: (await import("../drafts/draft-list.tsx")).DraftList }));

/** Left pane: what is offered to me, what is mine, and what I have begun to write. */
export function DeskLists() {
  return (
    <div className={styles["lists"]}>
      <Offers />
      <Mine />
      <Suspense fallback={null}>
        <DraftList />
      </Suspense>
    </div>
  );
}

function Offers() {
  const user = useUser();
  const { data: offers = [], error, refetch } = useQuery(openOffersQuery(user.id));
  const isAway = useIsAway();
  return (
    <section aria-labelledby="desk-offers" className={styles["offers"]} data-open={offers.length > 0}>
      <h2 id="desk-offers" className={styles["title"]}>
        {t("desk.offers")} <span className="tabular">{offers.length === 0 ? "" : offers.length}</span>
      </h2>
      {error !== null && <ProblemView error={error} title={t("offer.listFailed")} onRetry={() => void refetch()} />}
      {error === null && offers.length === 0 && (
        <p className={styles["none"]}>{t(isAway ? "desk.noOffersAway" : "desk.noOffers")}</p>
      )}
      <div className={styles["cards"]}>
        <Suspense fallback={null}>
          {offers.map((offer) => (
            <OfferCard key={offer.id} offer={offer} isOldest={offer === offers[0]} />
          ))}
        </Suspense>
      </div>
    </section>
  );
}

function Mine() {
  const user = useUser();
  const mine = useInfiniteQuery(interactionListQuery({ agentId: user.id, status: "open" }));
  const { interactionId } = useParams();
  const items = itemsOf(mine.data);
  const mayWrite = useWritableAccounts().length > 0;
  return (
    <section aria-labelledby="desk-mine">
      <div className={styles["head"]}>
        <h2 id="desk-mine" className={styles["title"]}>
          {t("desk.mine")} <span className="tabular">{items.length === 0 ? "" : items.length}</span>
        </h2>
        {mayWrite && (
          <Suspense fallback={null}>
            <NewMailControl at="/desk" />
          </Suspense>
        )}
      </div>
      {mine.error !== null && mine.data === undefined && (
        <ProblemView error={mine.error} title={t("interactions.failed")} onRetry={() => void mine.refetch()} />
      )}
      {mine.isPending && <Loading lines={3} height={36} />}
      {mine.data !== undefined && items.length === 0 && <p className={styles["none"]}>{t("desk.noneMine")}</p>}
      <ul className={styles["items"]}>
        {items.map((item) => (
          <li key={item.id}>
            <MineLine interaction={item} isInFront={item.id === interactionId} />
          </li>
        ))}
      </ul>
      {mine.hasNextPage && (
        <Button size="xs" variant="default" loading={mine.isFetchingNextPage} onClick={() => void mine.fetchNextPage()}>
          {t("common.loadMore")}
        </Button>
      )}
    </section>
  );
}

function MineLine({ interaction, isInFront }: { readonly interaction: Interaction; readonly isInFront: boolean }) {
  return (
    <Link
      to={`/desk/${interaction.id}`}
      className={styles["item"]}
      data-unread={interaction.unread}
      {...(isInFront ? { "aria-current": "page" } : {})}
    >
      <span className={styles["first"]}>
        <span className="mono">{interaction.accountKey}</span>
        <span className="tabular">{t("interactions.number", { number: String(interaction.number) })}</span>
        {interaction.unread && <span className="hidden-visually">{t("interactions.unread")}</span>}
        <span className={styles["time"]}>
          <LastMessage lastMessage={interaction.lastMessage} />
        </span>
      </span>
      <span className={styles["subject"]} dir="auto">
        {subjectOf(interaction)}
      </span>
    </Link>
  );
}
