package checker.cli;

import checker.report.Page;
import checker.report.Paint;
import checker.report.ProgressLine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Where a command runs: all it sees of the process around it.
 *
 * @param outTerminal whether {@code out} is a terminal; progress goes to {@code err} if that is one
 * @param width columns of the terminal
 * @param directory what relative paths are relative to
 * @param environment environment variables
 * @param in what the user types, or what comes through a pipe
 * @param inTerminal whether {@code in} is a terminal
 * @param cancelled becomes true when the user interrupts
 */
public record Console(
    PrintStream out,
    PrintStream err,
    boolean outTerminal,
    boolean errTerminal,
    int width,
    Path directory,
    Map<String, String> environment,
    BooleanSupplier cancelled,
    InputStream in,
    boolean inTerminal) {

  private static final int DEFAULT_WIDTH = 80;

  /**
   * That of this process. The launcher tells what Java cannot find out: which streams are terminals, how wide. Text
   * goes out in the encoding of the user's locale, with {@code ?} for what that lacks.
   *
   * @param out the standard output
   */
  static Console ofProcess(BooleanSupplier cancelled, OutputStream out) {
    Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    return new Console(
        new PrintStream(out, false, charset),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
        Boolean.getBoolean("checker.out.terminal"),
        Boolean.getBoolean("checker.err.terminal"),
        Integer.getInteger("checker.width", DEFAULT_WIDTH),
        Path.of(""),
        System.getenv(),
        cancelled,
        System.in,
        Boolean.getBoolean("checker.in.terminal"));
  }

  /** @throws UsageException if no file can have this name */
  Path resolve(String path) {
    try {
      return directory.resolve(path);
    } catch (InvalidPathException e) {
      throw new UsageException(
          "`" + path + "` can be the name of no file here; if it has letters beyond ASCII, set LC_ALL to a locale that has them:"
              + " LC_ALL=C.UTF-8");
    }
  }

  /** The value of an environment variable; empty if it is not set. */
  String variable(Environment name) {
    return environment.getOrDefault(name.name(), "");
  }

  /** Prints a text for other programs: in UTF-8 whatever the locale, as in a file. */
  void document(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
  }

  /** How to lay out what goes to {@code out}. */
  Page page(ColorChoice color) {
    Paint paint = paint(color, outTerminal);
    return outTerminal ? Page.terminal(width, paint) : Page.piped(paint);
  }

  /** How to lay out what goes to {@code err}. */
  Page errorPage(ColorChoice color) {
    return Page.terminal(width, paint(color, errTerminal));
  }

  /** Shows how work is going, on a terminal that can write over a line. */
  ProgressLine progress() {
    return errTerminal && !dumb() ? ProgressLine.on(err, width) : ProgressLine.none();
  }

  private boolean dumb() {
    return "dumb".equals(variable(Environment.TERM));
  }

  /** The convention of no-color.org, and of terminals that know no colours. */
  private Paint paint(ColorChoice color, boolean terminal) {
    boolean wanted =
        switch (color) {
          case always -> true;
          case never -> false;
          case auto ->
              terminal
                  && variable(Environment.NO_COLOR).isEmpty()
                  && !dumb();
        };
    return wanted ? Paint.ANSI : Paint.PLAIN;
  }
}
