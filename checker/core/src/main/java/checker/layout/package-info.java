/**
 * Model to bit fields in 64-bit words, and states to words and back. A pure function of the model: no table made at
 * run time decides what bits a state has. Canonical: two states are equal exactly if their words are.
 */
package checker.layout;
