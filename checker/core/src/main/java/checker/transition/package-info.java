/**
 * The contract between a specification and a search: packed states, successors into a buffer, observations as bits.
 * Searches know only this package; both engines implement it.
 */
package checker.transition;
