package checker.translate;

/**
 * A file of a translation.
 *
 * @param name its name, without a directory: letters, digits, {@code _} and {@code .}
 * @param text its whole text, lines ended by {@code \n}
 */
public record GeneratedFile(String name, String text) {}
