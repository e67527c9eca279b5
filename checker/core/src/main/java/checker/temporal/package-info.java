/**
 * Temporal properties: a finished exploration and a formula go in, a verdict or a shortest fair lasso comes out.
 * Complete and exact; what would not fit the memory given is refused before it is begun.
 */
package checker.temporal;
