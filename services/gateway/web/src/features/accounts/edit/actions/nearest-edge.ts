import type { ClientRect, Collision, CollisionDetection } from "@dnd-kit/core";

/**
 * The place whose upper or lower edge is next to that of what is moved. Its middle would not do: an opened step is many times
 * as high as the closed ones around it, and would never come nearer to them than to its own place.
 */
export const nearestEdge: CollisionDetection = ({ collisionRect, droppableRects, droppableContainers }) =>
  droppableContainers
    .flatMap((droppableContainer): Collision[] => {
      const rect = droppableRects.get(droppableContainer.id);
      if (rect === undefined) return [];
      return [{ id: droppableContainer.id, data: { droppableContainer, value: edgeGap(collisionRect, rect) } }];
    })
    .sort((a, b) => Number(a.data?.["value"]) - Number(b.data?.["value"]));

/** In pixels. */
function edgeGap(moved: ClientRect, place: ClientRect): number {
  return Math.min(Math.abs(moved.top - place.top), Math.abs(moved.bottom - place.bottom));
}
