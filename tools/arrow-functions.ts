import { parseAst } from 'vite';

/** A node of the tree (ESTree), as far as this needs to know it; offsets in UTF-16 code units. */
interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

/**
 * The script `code` with functions that are declared written as arrows, at the beginning of what they are declared in:
 * `function f(a) { return a }` says nothing more than `var f = (a) => a`, in twice the room, and minifiers leave it.
 * Declared functions are there before the first statement, and so are these. Left alone are those that say `this`,
 * `arguments` or `new.target`, whose names are said after `new` or `extends` or before `.prototype`, generators, and those in inner blocks. Throws a SyntaxError for what is no
 * module.
 */
export function withArrowFunctions(code: string): string {
  const program = parseAst(code) as unknown as SyntaxNode;
  const built = new Set<string>();
  visit(program, ({ type, callee, superClass, object, property }) => {
    if (type === 'NewExpression' && isNode(callee)) built.add(textOf(callee));
    if (isNode(superClass)) built.add(textOf(superClass));
    if (isNode(object) && isNode(property) && textOf(property) === 'prototype') built.add(textOf(object));
  });

  function textOf({ start, end }: SyntaxNode): string {
    return code.slice(start, end);
  }

  function isMoved(node: SyntaxNode): boolean {
    const { type, generator, id } = node;
    return type === 'FunctionDeclaration' && generator !== true && !hasThis(node) && !built.has(nameOf(id));
  }

  function nameOf(id: unknown): string {
    return isNode(id) ? textOf(id) : '';
  }

  /** A node as it was, but for what is moved in it. */
  function written(node: SyntaxNode, isBody = node.type === 'Program'): string {
    const statements = isBody ? childrenOf(node) : [];
    const moved = statements.filter(isMoved);
    if (moved.length === 0) return copied(node);
    const others = statements.filter((statement) => !moved.includes(statement));
    const directives = others.filter(({ directive }) => typeof directive === 'string');
    const rest = others.filter((statement) => !directives.includes(statement));
    const parts = [
      ...directives.map(textOf),
      `var ${moved.map(arrowOf).join(',')}`,
      ...rest.map((statement) => written(statement)),
    ];
    const body = parts.map((part) => `${part};`).join('');
    return node.type === 'Program' ? body : `{${body}}`;
  }

  function copied(node: SyntaxNode): string {
    let text = '';
    let at = node.start;
    for (const child of childrenOf(node)) {
      // A shorthand property says key and value in one.
      if (child.start < at) continue;
      text += code.slice(at, child.start) + written(child, isFunction(node) && child === node['body']);
      at = child.end;
    }
    return text + code.slice(at, node.end);
  }

  function arrowOf(node: SyntaxNode): string {
    const { id, params, body, async } = node;
    const names = (params as SyntaxNode[]).map((parameter) => written(parameter));
    return `${nameOf(id)}=${async === true ? 'async ' : ''}(${names.join(',')})=>${written(body as SyntaxNode, true)}`;
  }

  return written(program);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node)
    .flat()
    .filter(isNode)
    .toSorted((a, b) => a.start - b.start);
}

function isFunction({ type }: SyntaxNode): boolean {
  return type.includes('Function');
}

function visit(node: SyntaxNode, call: (node: SyntaxNode) => void): void {
  call(node);
  for (const child of childrenOf(node)) visit(child, call);
}

/** Whether a function says something that an arrow would take from around it. */
function hasThis(node: SyntaxNode): boolean {
  return childrenOf(node).some(
    (child) =>
      /^(ThisExpression|Super|MetaProperty)$/u.test(child.type) ||
      (child.type === 'Identifier' && child['name'] === 'arguments') ||
      (!child.type.startsWith('Function') && hasThis(child)),
  );
}
