package checker.witness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TLC in a Java process of its own, started when first needed. One run at a time. */
public final class Tlc implements AutoCloseable {
  private static final Pattern COUNT = Pattern.compile("([0-9,]+) distinct states found");
  private static final Pattern TRACE_STATE = Pattern.compile("(?m)^State (\\d+): ");

  private final Path directory;
  private Process process;
  private Writer requests;
  private BufferedReader answers;
  private int runs;

  /** @param directory for all files; made if it is not there, deleted by whoever wants to */
  public Tlc(Path directory) {
    this.directory = directory;
  }

  /**
   * What TLC says.
   *
   * @param code TLC's return code
   * @param text what it printed
   */
  public record Answer(int code, String text) {
    public static final int DEADLOCK = 2114;
    /** TLC threw an exception that it does not know. */
    private static final int UNEXPECTED = 1000;
    /** A temporal property that no behaviour whatever violates: TLC does not check it. */
    public static final int TAUTOLOGY = 2253;
    /** A temporal property; what TLC checks as an invariant, an initial condition, or by looking at the formula alone. */
    public static final List<Integer> PROPERTY_VIOLATED = List.of(2116, 2110, 2107, 2108, 2112, 2230, 2237);
    /** TLC ended its process. */
    public static final int ENDED = -2;

    public boolean fine() {
      return code == 0;
    }

    /** Whether TLC failed in its own arithmetic. Of a specification that divides by zero it says something else. */
    private boolean brokenReport() {
      return code == UNEXPECTED && text.contains("java.lang.ArithmeticException");
    }

    /** Distinct states; -1 if it did not come to counting. */
    public long states() {
      Matcher matcher = COUNT.matcher(text);
      long count = -1;
      while (matcher.find()) {
        count = Long.parseLong(matcher.group(1).replace(",", ""));
      }
      return count;
    }

    /** Number of steps of the trace shown, if there is one. */
    public OptionalInt steps() {
      Matcher matcher = TRACE_STATE.matcher(text);
      OptionalInt last = OptionalInt.empty();
      while (matcher.find()) {
        last = OptionalInt.of(Integer.parseInt(matcher.group(1)) - 1);
      }
      return last;
    }

    /** The lines that say what went wrong. */
    public String errors() {
      return String.join("\n", text.lines().filter(l -> !l.isBlank() && !l.startsWith("Parsing") && !l.startsWith("Semantic")).limit(60).toList());
    }
  }

  /**
   * Has TLC check a module. Now and then TLC fails with a division by zero of its own after it has visited all states, and not if it is
   * asked again: then it is asked again, twice at most.
   *
   * @param files name and text of each module; the last one is the root
   * @return empty if it took too long
   */
  public Optional<Answer> run(List<String[]> files, String configuration, long seconds) {
    Optional<Answer> answer = runOnce(files, configuration, seconds);
    for (int again = 0; again < 2 && answer.map(Answer::brokenReport).orElse(false); again++) {
      answer = runOnce(files, configuration, seconds);
    }
    return answer;
  }

  private Optional<Answer> runOnce(List<String[]> files, String configuration, long seconds) {
    try {
      Path place = Files.createDirectories(directory.resolve("run" + runs++));
      for (String[] file : files) {
        Files.writeString(place.resolve(file[0] + ".tla"), file[1], StandardCharsets.UTF_8);
      }
      Files.writeString(place.resolve("run.cfg"), configuration, StandardCharsets.UTF_8);
      start();
      requests.write(place + "|" + files.get(files.size() - 1)[0] + "|run\n");
      requests.flush();
      CompletableFuture<String> answer = CompletableFuture.supplyAsync(this::line);
      try {
        String code = answer.get(seconds, TimeUnit.SECONDS);
        if (code == null) {
          close();
          return Optional.of(new Answer(Answer.ENDED, Files.readString(place.resolve("run.out"))));
        }
        return Optional.of(new Answer(Integer.parseInt(code), Files.readString(place.resolve("run.out"))));
      } catch (TimeoutException e) {
        close();
        return Optional.empty();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private String line() {
    try {
      return answers.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start() throws IOException {
    if (process != null) {
      return;
    }
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC", "-Xmx1200m", "-Xshare:auto", "-XX:-UsePerfData",
            "-Djava.io.tmpdir=" + temporary, "-cp", place(TlcServer.class), TlcServer.class.getName(), jar());
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    requests = process.outputWriter(StandardCharsets.UTF_8);
    answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String place(Class<?> type) {
    return Path.of(java.net.URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
  }

  private static String jar() {
    try {
      return place(Class.forName("tlc2.TLCGlobals", false, Tlc.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("TLC is not on the class path", e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      process = null;
    }
  }
}
