package checker.cli;

/** The values of {@code --color}, spelt as on the command line. */
enum ColorChoice {
  auto,
  always,
  never
}
