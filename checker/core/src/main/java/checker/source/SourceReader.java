package checker.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a specification from disk. */
public final class SourceReader {
  /** Largest file that is read, in bytes; far above any specification that a person wrote. */
  public static final int LIMIT_BYTES = 4 << 20;

  private SourceReader() {}

  /**
   * The text of a file, named by the path as given. A byte order mark is dropped; line ends stay as they are. If the
   * file is missing, a directory, unreadable, larger than {@link #LIMIT_BYTES} or not UTF-8, one diagnostic says so and
   * the result is empty.
   */
  public static Optional<SourceText> read(Path file, Diagnostics diagnostics) {
    byte[] bytes;
    try {
      if (Files.isDirectory(file)) {
        return fail(file, diagnostics, DiagnosticCode.FILE_UNREADABLE, "`" + file + "` is a directory",
            "name a .spec file in it");
      }
      if (!Files.exists(file)) {
        return fail(file, diagnostics, DiagnosticCode.FILE_NOT_FOUND, "there is no file `" + file + "`",
            "check the spelling of the path");
      }
      bytes = head(file);
    } catch (AccessDeniedException e) {
      return fail(file, diagnostics, DiagnosticCode.FILE_UNREADABLE, "`" + file + "` may not be read",
          "check its permissions");
    } catch (IOException | SecurityException e) {
      return fail(file, diagnostics, DiagnosticCode.FILE_UNREADABLE, "`" + file + "` cannot be read",
          "check that it is an ordinary file");
    }
    if (bytes.length > LIMIT_BYTES) {
      return fail(file, diagnostics, DiagnosticCode.FILE_TOO_LARGE,
          "`" + file + "` is larger than " + (LIMIT_BYTES >> 20) + " MiB", "a specification is a text of some pages");
    }
    return decode(file.toString(), bytes, diagnostics);
  }

  /** At most one byte more than the limit, so that a device or a pipe that never ends is not read for ever. */
  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LIMIT_BYTES + 1);
    }
  }

  private static Optional<SourceText> decode(String name, byte[] bytes, Diagnostics diagnostics) {
    ByteBuffer input = ByteBuffer.wrap(bytes);
    String content;
    try {
      content =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(input)
              .toString();
    } catch (CharacterCodingException e) {
      return notText(name, line(bytes, input.position()), "is not UTF-8 text", diagnostics);
    }
    int nul = content.indexOf('\0');
    if (nul >= 0) {
      int line = (int) content.substring(0, nul).chars().filter(c -> c == '\n').count() + 1;
      return notText(name, line, "is a binary file", diagnostics);
    }
    return Optional.of(new SourceText(name, content.startsWith("\uFEFF") ? content.substring(1) : content));
  }

  private static int line(byte[] bytes, int end) {
    int line = 1;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }

  private static Optional<SourceText> notText(String name, int line, String fault, Diagnostics diagnostics) {
    diagnostics.add(
        Diagnostic.of(
            DiagnosticCode.NOT_TEXT,
            nowhere(name),
            "`" + name + "` " + fault + " (first seen on line " + line + ")",
            "save it as UTF-8"));
    return Optional.empty();
  }

  private static Optional<SourceText> fail(
      Path file, Diagnostics diagnostics, DiagnosticCode code, String message, String suggestion) {
    diagnostics.add(Diagnostic.of(code, nowhere(file.toString()), message, suggestion));
    return Optional.empty();
  }

  private static Span nowhere(String name) {
    return new Span(new SourceText(name, ""), 0, 0);
  }
}
