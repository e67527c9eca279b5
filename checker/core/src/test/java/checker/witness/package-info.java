/**
 * An outside opinion: TLC, the model checker of TLA+, on the translation of a model. What it finds is compared with what
 * {@code checker.verify} finds.
 */
package checker.witness;
