/** What the visual editor knows; what else a template holds stays in its source. */
import { type AnyExtension, Extension, InputRule, mergeAttributes, Node } from "@tiptap/core";
import { Image } from "@tiptap/extension-image";
import { Link } from "@tiptap/extension-link";
import { Color, TextStyle } from "@tiptap/extension-text-style";
import type { Node as DocumentNode } from "@tiptap/pm/model";
import { type EditorState, Plugin, type Transaction } from "@tiptap/pm/state";
import { insertPoint } from "@tiptap/pm/transform";
import { ReactNodeViewRenderer } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { LogoView, PlaceView, VariableView } from "./node-views.tsx";
import { isLinkTarget } from "./obstacle.ts";
import { logoSource } from "./template-dom.ts";

const Variable = Node.create({
  name: "variable",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes() {
    return {
      name: {
        default: "",
        parseHTML: (element: HTMLElement) => element.getAttribute("data-variable"),
        renderHTML: ({ name }: Record<string, unknown>) => ({ "data-variable": name }),
      },
    };
  },
  parseHTML: () => [{ tag: "span[data-variable]", priority: 200 }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes],
  renderText: ({ node }) => `{{${String(node.attrs["name"])}}}`,
  addInputRules() {
    const { type } = this;
    const handler: InputRule["handler"] = ({ state, range, match }) => {
      state.tr.replaceWith(range.from, range.to, type.create({ name: match[1] }));
    };
    return [new InputRule({ find: /\{\{\s*((?!content\}|else\})[A-Za-z][\w.]*)\s*\}\}$/, handler })];
  },
  addNodeView: () => ReactNodeViewRenderer(VariableView, { as: "span" }),
});

const Place = Node.create({
  name: "place",
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      wrapper: {
        default: "",
        parseHTML: (element: HTMLElement) => element.getAttribute("data-place"),
        renderHTML: ({ wrapper }: Record<string, unknown>) => ({ "data-place": wrapper }),
      },
    };
  },
  parseHTML: () => [{ tag: "div[data-place]", priority: 200 }],
  renderHTML: ({ HTMLAttributes }) => ["div", HTMLAttributes],
  addNodeView: () => ReactNodeViewRenderer(PlaceView),
  addProseMirrorPlugins: () => [new Plugin({ appendTransaction: keepPlace })],
});

/** The place stands between the blocks of the text, never within one. */
const LayoutDocument = Node.create({ name: "doc", topNode: true, content: "(block | place)+" });

/** Whatever was deleted, pasted or moved: the place stands in the text exactly once. */
function keepPlace(done: readonly Transaction[], before: EditorState, after: EditorState): Transaction | null {
  const [first, ...more] = placesIn(after.doc);
  const change = after.tr;
  if (more.length > 0) {
    for (const { at, size } of more.toReversed()) change.delete(at, at + size);
    return change;
  }
  const lost = placesIn(before.doc)[0];
  if (first !== undefined || lost === undefined) return null;
  const mapped = done.reduce((position, { mapping }) => mapping.map(position), lost.at);
  const at = insertPoint(after.doc, Math.min(mapped, after.doc.content.size), lost.node.type);
  return change.insert(at ?? after.doc.content.size, lost.node);
}

function placesIn(document: DocumentNode): { node: DocumentNode; at: number; size: number }[] {
  const found: { node: DocumentNode; at: number; size: number }[] = [];
  document.forEach((node, at) => {
    if (node.type.name === "place") found.push({ node, at, size: node.nodeSize });
  });
  return found;
}

const Logo = Image.extend({
  name: "logo",
  addAttributes() {
    return { alt: { default: null }, width: { default: null }, height: { default: null } };
  },
  parseHTML: () => [{ tag: `img[src="${logoSource}"]` }],
  // no source: rendering must not ask for anything
  renderHTML: ({ HTMLAttributes }) => ["img", mergeAttributes(HTMLAttributes)],
  addInputRules: () => [],
  addNodeView: () => ReactNodeViewRenderer(LogoView, { as: "span" }),
}).configure({ inline: true });

/** Mod+K belongs to the toolbar's button, which listens for this. */
export const linkEvent = "mailroom:edit-link";
const LinkKey = Extension.create({
  name: "linkKey",
  addKeyboardShortcuts() {
    return { "Mod-k": () => this.editor.view.dom.dispatchEvent(new CustomEvent(linkEvent, { bubbles: true })) };
  },
});

/** Without the marks of Markdown: an asterisk in a mail is an asterisk. */
export const activeInputRules = ["variable"];

export function editorExtensions(hasPlace: boolean): AnyExtension[] {
  const link = Link.configure({
    openOnClick: false,
    autolink: false,
    HTMLAttributes: { target: null, rel: null, class: null },
    isAllowedUri: isLinkTarget,
  });
  return [
    StarterKit.configure({
      ...(hasPlace ? { document: false } : {}),
      ...{ link: false, code: false, codeBlock: false, trailingNode: false },
      heading: { levels: [1, 2, 3] },
    }),
    TextStyle.configure({ mergeNestedSpanStyles: false }),
    ...[Color, link, LinkKey, Variable, Logo],
    ...(hasPlace ? [LayoutDocument, Place] : []),
  ];
}
