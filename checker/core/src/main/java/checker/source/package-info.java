/**
 * Source texts, positions in them, and diagnostics with stable codes. Everything that can be said about a place in a
 * specification is said with these types; nothing here knows the language.
 */
package checker.source;
