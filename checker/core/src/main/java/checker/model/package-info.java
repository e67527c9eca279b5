/**
 * The typed, resolved specification under one scenario: data only. Made by {@code typing}; read by everything after
 * it. Two engines that read the same model must agree in every state, every order and every error.
 */
package checker.model;
