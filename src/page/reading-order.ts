import { hostOf, positionOf, rootOf } from './unclobbered.ts';

/** `Node.DOCUMENT_POSITION_FOLLOWING` (DOM, 4.4). */
const FOLLOWING = 4;

/** Whether `a` stands before `b` (negative), after it (positive) or is the same node, through shadow roots. */
export function compareInReadingOrder(a: Node, b: Node): number {
  if (a === b) return 0;
  for (let left: Node | undefined = a; left !== undefined; left = hostOf(left)) {
    for (let right: Node | undefined = b; right !== undefined; right = hostOf(right)) {
      if (rootOf(left) !== rootOf(right)) continue;
      // One stands in the shadow of the other.
      if (left === right) return left === a ? -1 : 1;
      // A host's shadow tree is read in place of its children, as the host itself comes before them.
      return positionOf(right, left) & FOLLOWING ? -1 : 1;
    }
  }
  return 0;
}
