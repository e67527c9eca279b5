package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code checker/bin/checker} in a small copy of the project, with a Maven and a Java that only tell what they are asked. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String JAVA =
      """
      if [ "$1" = -version ]; then echo 'openjdk version "17.0.15" 2025-04-15' >&2; exit 0; fi
      if [ "$1" = -XshowSettings:properties ]; then echo '    java.home = /java' >&2; exit 0; fi
      case $* in
        *-Xshare:dump*)
          for word; do case $word in -XX:SharedArchiveFile=*) echo classes >"${word#*=}" ;; esac; done
          exit 0 ;;
      esac
      echo "arguments: $*"
      exit 12
      """;

  private static final String MAVEN =
      """
      echo "$*" >>'%s/builds'; sleep 0.2
      mkdir -p checker/cli/target && echo jar >checker/cli/target/checker-cli-1-all.jar
      """;

  @TempDir Path temporary;
  private Path project;
  private Path tools;

  private record Result(int code, String out, String err) {}

  @BeforeEach
  void project() throws IOException {
    project = temporary.resolve("a project");
    tools = temporary.resolve("tools");
    Path launcher = project.resolve("checker/bin/checker");
    Files.createDirectories(launcher.getParent());
    Files.copy(Golden.project().resolve("checker/bin/checker"), launcher);
    executable(launcher);
    Files.copy(options(Golden.project()), options(project));
    for (String module : List.of("core", "cli")) {
      write(project.resolve("checker/" + module + "/pom.xml"), "<project/>\n");
      write(project.resolve("checker/" + module + "/src/main/java/A.java"), "class A {}\n");
    }
    write(project.resolve("pom.xml"), "<project/>\n");
    script("mvn", MAVEN.formatted(temporary));
    script("java", JAVA);
  }

  @Test
  void givesJavaTheFileOfItsOptions() throws Exception {
    assertThat(run("verify").out()).startsWith("arguments: @" + options(project.toRealPath()) + " -XX:");
  }

  @Test
  void loopsThatAreCompiledOnTheirOwnHaveTheNameTheyAreToldBy() throws Exception {
    String option = "-XX:CompileCommand=dontinline,checker.explore.*::*All*";
    assertThat(Files.readAllLines(options(Golden.project()))).contains(option);
    for (String set : List.of("FullSet", "CompactSet", "WideCompactSet", "PairSet")) {
      assertThat(Class.forName("checker.explore." + set).getDeclaredMethods())
          .extracting(Method::getName)
          .as(set)
          .contains("insertAll", "insertAllShared");
    }
  }

  @Test
  void buildsOnceThenOnlyWhenTheContentsChange() throws Exception {
    Result first = run("verify", "my spec");
    assertThat(first.code()).isEqualTo(12);
    assertThat(first.err()).isEqualTo("checker: building, once for these sources (with mvn)\n");
    assertThat(first.out()).contains("-Dchecker.out.terminal=false", "checker/cli/target/launcher/checker-", " verify my spec\n");
    assertThat(run("verify").err()).isEmpty();
    Path source = project.resolve("checker/core/src/main/java/A.java");
    Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 5000));
    assertThat(run("verify").err()).as("only touched").isEmpty();
    write(source, "class A { int x; }\n");
    assertThat(run("verify").err()).contains("building");
    assertThat(builds()).hasSize(2).allMatch(line -> line.equals("-B -q -pl checker/cli -am package -DskipTests"));
    write(project.resolve("checker/core/src/main/java/B.java"), "class B {}\n");
    assertThat(run("verify").err()).contains("building");
  }

  @Test
  void worksThroughSymbolicLinksFromAnyDirectory() throws Exception {
    Path links = Files.createDirectories(temporary.resolve("some links"));
    Files.createSymbolicLink(links.resolve("one"), Path.of("../a project/checker/bin/checker"));
    Files.createSymbolicLink(links.resolve("two"), Path.of("one"));
    Result result = run(links, links.resolve("two").toString(), Map.of(), "--version");
    assertThat(result.code()).isEqualTo(12);
    assertThat(result.out()).contains(project.toRealPath() + "/checker/cli/target/launcher/");
  }

  @Test
  void firstCallsAtTheSameTimeBuildOnce() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(start(temporary, launcher(), Map.of(), "x"));
    }
    for (Process process : processes) {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(12);
    }
    assertThat(builds()).hasSize(1);
    assertThat(Files.isSymbolicLink(lock())).isFalse();
  }

  @Test
  void lockOfAProcessThatIsGoneIsNoObstacle() throws Exception {
    Files.createDirectories(lock().getParent());
    Files.createSymbolicLink(lock(), Path.of("999999999"));
    assertThat(run("x").code()).isEqualTo(12);
    assertThat(Files.isSymbolicLink(lock())).isFalse();
  }

  /** In a container, the same number comes again and again: the shell that writes it here becomes the launcher. */
  @Test
  void lockOfAnEarlierProcessOfTheSameNumberIsNoObstacle() throws Exception {
    Files.createDirectories(lock().getParent());
    String command = "ln -s $$ '" + lock() + "'; exec '" + launcher() + "' x";
    Process process = start(temporary, "/bin/sh", Map.of(), "-c", command);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(12);
  }

  @Test
  void oneOfManyTakesTheLockOfAProcessThatIsGone() throws Exception {
    Files.createDirectories(lock().getParent());
    Files.createSymbolicLink(lock(), Path.of("999999999"));
    firstCallsAtTheSameTimeBuildOnce();
  }

  /** Ended by force while it took such a lock away. */
  @Test
  void whatIsLeftOfTakingALockAwayIsNoObstacle() throws Exception {
    Path away = Files.createDirectories(lock().resolveSibling("building.away"));
    Files.setLastModifiedTime(away, FileTime.fromMillis(System.currentTimeMillis() - 180_000));
    lockOfAProcessThatIsGoneIsNoObstacle();
    assertThat(away).doesNotExist();
  }

  /** At any moment: the lock says who has it from the first moment on. */
  @Test
  void aProcessThatIsKilledWhileItBuildsIsNoObstacle() throws Exception {
    script("mvn", "echo \"$*\" >>'" + temporary + "/builds'; exec sleep 60\n");
    Process killed = start(temporary, launcher(), Map.of(), "x");
    List<ProcessHandle> builders = List.of();
    for (int i = 0; i < 1000 && (builders.isEmpty() || !Files.exists(temporary.resolve("builds"))); i++) {
      Thread.sleep(10);
      builders = killed.descendants().toList();
    }
    assertThat(Files.readSymbolicLink(lock())).hasToString(Long.toString(killed.pid()));
    killed.destroyForcibly().waitFor();
    builders.forEach(ProcessHandle::destroyForcibly);
    script("mvn", MAVEN.formatted(temporary));
    assertThat(run("x").code()).isEqualTo(12);
    assertThat(builds()).hasSize(2);
  }

  @Test
  void lockOfAProcessThatLivesIsRespected() throws Exception {
    Files.createDirectories(lock().getParent());
    Files.createSymbolicLink(lock(), Path.of(Long.toString(ProcessHandle.current().pid())));
    Process waiting = start(temporary, launcher(), Map.of(), "x");
    assertThat(waiting.waitFor(1, TimeUnit.SECONDS)).isFalse();
    assertThat(temporary.resolve("builds")).doesNotExist();
    Files.delete(lock());
    assertThat(waiting.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(waiting.exitValue()).isEqualTo(12);
  }

  @Test
  void failedBuildIsShown() throws Exception {
    script("mvn", "echo '[ERROR] cannot compile'; exit 1\n");
    Result result = run("x");
    assertThat(result.code()).isEqualTo(255);
    assertThat(result.err()).contains("[ERROR] cannot compile\n", "checker: the build failed");
    assertThat(Files.isSymbolicLink(lock())).isFalse();
  }

  @Test
  void oldJavaIsRefused() throws Exception {
    script("java", "echo 'java version \"1.8.0_292\"' >&2\n");
    Result result = run("x");
    assertThat(result.code()).isEqualTo(255);
    assertThat(result.err()).contains("is Java 8; 17 or later is needed");
  }

  @Test
  void javaHomeWins() throws Exception {
    Path home = temporary.resolve("other java");
    write(home.resolve("bin/java"), "#!/bin/sh\n[ \"$1\" = -version ] && echo 'openjdk version \"25\"' >&2 || echo other\n");
    executable(home.resolve("bin/java"));
    assertThat(run(temporary, launcher(), Map.of("JAVA_HOME", home.toString()), "x").out()).isEqualTo("other\n");
    Result wrong = run(temporary, launcher(), Map.of("JAVA_HOME", "/nowhere"), "x");
    assertThat(wrong.code()).isEqualTo(255);
    assertThat(wrong.err()).contains("JAVA_HOME is /nowhere");
  }

  @Test
  void archiveOfClassesIsMadeWithTheJarAndGoesWithIt() throws Exception {
    assertThat(run("x").out()).contains("-XX:SharedArchiveFile=" + archives().get(0));
    assertThat(archives()).hasSize(1);
    Path first = archives().get(0);
    assertThat(run("x").err()).isEmpty();
    assertThat(archives()).containsExactly(first);
    write(project.resolve("checker/core/src/main/java/A.java"), "class A { int x; }\n");
    run("x");
    assertThat(archives()).hasSize(1).doesNotContain(first);
  }

  @Test
  void anotherJavaGetsAnArchiveOfItsOwn() throws Exception {
    run("x");
    Path home = temporary.resolve("other java");
    write(home.resolve("bin/java"), "#!/bin/sh\n# another\n" + JAVA);
    executable(home.resolve("bin/java"));
    Map<String, String> other = Map.of("JAVA_HOME", home.toString());
    assertThat(run(temporary, launcher(), other, "x").err())
        .isEqualTo("checker: preparing to start faster, once for this Java\n");
    assertThat(archives()).hasSize(2);
    assertThat(run(temporary, launcher(), other, "x").err()).isEmpty();
    assertThat(run("x").err()).isEmpty();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void startsWithoutAnArchiveThatCannotBeMade() throws Exception {
    script("java", JAVA.replace("echo classes >", "echo fails: "));
    Result first = run("x");
    assertThat(first.code()).isEqualTo(12);
    assertThat(first.out()).contains(" x\n").doesNotContain("SharedArchiveFile");
    Result second = run("x");
    assertThat(second.err()).as("tried once").isEmpty();
    assertThat(second.out()).isEqualTo(first.out());
  }

  @Test
  void optionsOfTheUserComeLast() throws Exception {
    Result result = run(temporary, launcher(), Map.of("CHECKER_JAVA_OPTS", "-Xmx8g -Dx=y"), "x");
    assertThat(result.out()).containsPattern("@.*java-options .* -Xmx8g -Dx=y -jar ");
  }

  @Test
  void missingToolsAreNamed() throws Exception {
    Files.delete(tools.resolve("mvn"));
    Result result = run(temporary, launcher(), Map.of("MAVEN", "no-such-maven"), "x");
    assertThat(result.code()).isEqualTo(255);
    assertThat(result.err()).contains("no-such-maven is not found");
  }

  @Test
  void placeThatCannotBeWrittenIsNamed() throws Exception {
    write(project.resolve("checker/cli/target"), "no directory\n");
    Result result = run("x");
    assertThat(result.code()).isEqualTo(255);
    assertThat(result.err()).contains("cannot write to " + project.toRealPath() + "/checker/cli/target/launcher");
  }

  /** Options of Java, in a file that Java reads. */
  private static Path options(Path root) {
    return root.resolve("checker/bin/java-options");
  }

  private Result run(String... arguments) throws Exception {
    return run(temporary, launcher(), Map.of(), arguments);
  }

  private Result run(Path directory, String command, Map<String, String> environment, String... arguments)
      throws Exception {
    Process process = start(directory, command, environment, arguments);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Result(
        process.exitValue(),
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  private Process start(Path directory, String command, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_HOME", "MAVEN", "CHECKER_JAVA_OPTS"));
    builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private String launcher() {
    return project.resolve("checker/bin/checker").toString();
  }

  private Path lock() {
    return project.resolve("checker/cli/target/launcher/building");
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(project.toRealPath().resolve("checker/cli/target/launcher"))) {
      return files.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(temporary.resolve("builds"));
  }

  private void script(String name, String body) throws IOException {
    write(tools.resolve(name), "#!/bin/sh\n" + body);
    executable(tools.resolve(name));
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
