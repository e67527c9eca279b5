package checker.codegen;

/** A method that other generated methods call: a definition, or what follows a choice. It fails by an exception. */
record Routine(String name, Unit unit) {}
