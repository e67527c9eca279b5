package checker.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** Remembers why writing failed, which a {@link java.io.PrintStream} does not tell: what was lost must not pass for said. */
final class WatchedStream extends FilterOutputStream {
  private IOException fault;

  WatchedStream(OutputStream to) {
    super(to);
  }

  /** Why something could not be written; empty if all was, or if whoever reads it has had enough ({@code | head}). */
  Optional<String> lost() {
    return Optional.ofNullable(fault).map(f -> String.valueOf(f.getMessage())).filter(m -> !readerLeft(m));
  }

  /** By the system's words: Java has no others for it. They are told in the user's language, with these in it or beside it. */
  private static boolean readerLeft(String message) {
    return message.toLowerCase(Locale.ROOT).contains("pipe");
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    try {
      out.write(bytes, offset, count);
    } catch (IOException e) {
      fault = fault == null ? e : fault;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      fault = fault == null ? e : fault;
      throw e;
    }
  }
}
