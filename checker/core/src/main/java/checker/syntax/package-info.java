/**
 * Text to tree, and tree to canonical text. The tree holds what was written and nothing that was worked out; after
 * {@code typing} nobody sees it.
 */
package checker.syntax;
