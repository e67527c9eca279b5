package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * The recipes of the README for continuous integration do what they say: their commands are run by a shell as they stand there, in a
 * small project, once with everything as committed and once with a changed guard.
 */
@DisabledOnOs(OS.WINDOWS)
class RecipesTest {
  @TempDir Path directory;

  @BeforeEach
  void project() throws IOException {
    Path launcher = directory.resolve("checker/bin/checker");
    Files.createDirectories(launcher.getParent());
    String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.writeString(
        launcher, "#!/bin/sh\nexec '" + java + "' -XX:TieredStopAtLevel=1 -cp '" + absolute(path) + "' checker.cli.Main \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path specs = Files.createDirectories(directory.resolve("specs"));
    Files.copy(Golden.project().resolve("checker/docs/examples/waiting_truncate.spec"), specs.resolve("waiting_truncate.spec"));
    assertThat(Invocation.in(directory, "gate", "--update").code()).isZero();
  }

  private static String absolute(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split(File.pathSeparator)) {
      parts.add(Path.of(part).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, parts);
  }

  @Test
  void shellJob() throws Exception {
    assertGuards(blocks("sh").stream().filter(block -> block.contains(" gate ")).findFirst().orElseThrow(), "gate.xml");
  }

  @Test
  void githubActions() throws Exception {
    Map<?, ?> workflow = yaml("jobs:");
    List<?> steps = (List<?>) at(workflow, "jobs", "gate", "steps");
    assertThat(at(workflow, "permissions", "security-events")).as("to upload alerts").isEqualTo("write");
    List<String> commands = new ArrayList<>();
    for (Object step : steps) {
      assertThat(at(step, "run") == null).as(step.toString()).isEqualTo(at(step, "uses") != null);
      if (at(step, "run") instanceof String run) {
        commands.add(run);
      }
    }
    Object alerts = at(steps.get(steps.size() - 1), "with", "sarif_file");
    assertThat(at(steps.get(steps.size() - 1), "if")).as("uploaded when the gate fails").isEqualTo("always()");
    assertGuards(String.join("\n", commands), alerts.toString(), "summary.md");
  }

  @Test
  void gitlab() throws Exception {
    Map<?, ?> job = (Map<?, ?>) at(yaml("image:"), "gate");
    assertThat(at(job, "artifacts", "when")).as("kept when the gate fails").isEqualTo("always");
    List<?> script = (List<?>) at(job, "script");
    String commands = String.join("\n", script.stream().map(Object::toString).toList());
    List<String> files = new ArrayList<>(List.of(at(job, "artifacts", "reports", "junit").toString()));
    ((List<?>) at(job, "artifacts", "paths")).forEach(file -> files.add(file.toString()));
    assertGuards(commands, files.toArray(String[]::new));
  }

  /** Passes as committed, fails with a changed guard, and writes the files that are looked for either way. */
  private void assertGuards(String script, String... files) throws Exception {
    assertThat(run(script)).as(script).isZero();
    for (String file : files) {
      assertThat(Files.size(directory.resolve(file))).as(file).isPositive();
      Files.delete(directory.resolve(file));
    }
    Path spec = directory.resolve("specs/waiting_truncate.spec");
    String text = Files.readString(spec, StandardCharsets.UTF_8);
    Files.writeString(spec, text.replace("when busy and STREAMING;", "when busy and STREAMING and not waiting;"));
    assertThat(run(script)).as(script).isEqualTo(ExitStatus.DEADLOCK.code());
    for (String file : files) {
      assertThat(directory.resolve(file)).content().contains("truncate_returns");
    }
  }

  private int run(String script) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", script).directory(directory.toFile());
    builder.environment().put("CHECKER", directory.toString());
    builder.environment().put("CI", "true");
    builder.environment().put("GITHUB_STEP_SUMMARY", directory.resolve("summary.md").toString());
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return process.exitValue();
  }

  // ---- The README

  private static Map<?, ?> yaml(String part) throws IOException {
    String text = blocks("yaml").stream().filter(block -> block.contains(part)).findFirst().orElseThrow();
    return new Yaml().load(text);
  }

  private static Object at(Object from, String... keys) {
    Object value = from;
    for (String key : keys) {
      value = value == null ? null : ((Map<?, ?>) value).get(key);
    }
    return value;
  }

  private static List<String> blocks(String language) throws IOException {
    String page = Files.readString(Golden.project().resolve("README.md"), StandardCharsets.UTF_8);
    Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }
}
