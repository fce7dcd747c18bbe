import { composedParentOf, isShadowRoot, positionOf, rootOf } from './unclobbered.ts';

/** Whether `a` stands before `b` (negative), after it (positive) or is the same node, through shadow roots. */
export function compareInReadingOrder(a: Node, b: Node): number {
  if (a === b) return 0;
  const position = positionOf(b, a);
  if ((position & Node.DOCUMENT_POSITION_DISCONNECTED) === 0) {
    return (position & Node.DOCUMENT_POSITION_FOLLOWING) === 0 ? 1 : -1;
  }
  return compareAcrossRoots(a, b);
}

function compareAcrossRoots(a: Node, b: Node): number {
  const pathA = composedPath(a);
  const pathB = composedPath(b);
  let depth = 0;
  while (depth < pathA.length && depth < pathB.length && pathA[depth] === pathB[depth]) depth++;
  const left = pathA[depth];
  const right = pathB[depth];
  if (left === undefined) return -1;
  if (right === undefined) return 1;
  // A host's shadow tree is read in place of its children: what is in it comes first.
  if (rootOf(left) !== rootOf(right)) return isShadowRoot(rootOf(left)) ? -1 : 1;
  return (positionOf(right, left) & Node.DOCUMENT_POSITION_FOLLOWING) === 0 ? 1 : -1;
}

/** From the outermost node down to `node`. */
function composedPath(node: Node): Node[] {
  const path: Node[] = [];
  for (let at: Node | null = node; at !== null; at = composedParentOf(at)) path.push(at);
  return path.toReversed();
}
