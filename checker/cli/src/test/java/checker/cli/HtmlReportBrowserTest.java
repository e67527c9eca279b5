package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** The page in a browser, from disk. Skipped where there is no Chromium with its driver. */
class HtmlReportBrowserTest {
  @TempDir static Path directory;
  private static ChromeDriver browser;
  private static String address;
  private static String wide;

  @BeforeAll
  static void open() throws IOException {
    Optional<Path> chromium = onPath("chromium", "google-chrome");
    Optional<Path> driver = onPath("chromedriver");
    assumeTrue(chromium.isPresent() && driver.isPresent(), "no chromium and chromedriver: the page is not tried in a browser");
    address = HtmlPage.compared(directory).file().toUri().toString();
    wide = HtmlPage.wide(Files.createDirectory(directory.resolve("wide"))).file().toUri().toString();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toString());
    options.addArguments(
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--window-size=1400,1000",
        "--user-data-dir=" + directory.resolve("profile"));
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(driver.get().toFile()).usingAnyFreePort().build(), options);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  @Test
  void opensWithoutAWordAndWithoutARequest() {
    go("");
    go("#race.camera.dma_ends:2");
    List<String> said =
        browser.manage().logs().get("browser").getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
            .map(Object::toString)
            .toList();
    assertThat(said).isEmpty();
    List<String> requested =
        browser.manage().logs().get("performance").getAll().stream()
            .map(entry -> entry.getMessage())
            .filter(message -> message.contains("Network.requestWillBeSent\"") && message.contains("review.html"))
            .filter(message -> message.matches("(?s).*\"url\":\"(?!file:|data:).*"))
            .toList();
    assertThat(requested).isEmpty();
  }

  @Test
  void cellsLeadToTraces() {
    go("");
    browser.findElement(By.cssSelector("td.violated a[href='#race.camera.stable_pages']")).click();
    assertThat(browser.findElement(By.cssSelector("#viewer h2")).getText()).contains("stable_pages");
    assertThat(browser.findElement(By.id("main")).isDisplayed()).isFalse();
    press(Keys.ESCAPE);
    assertThat(browser.findElement(By.id("main")).isDisplayed()).isTrue();
    assertThat(browser.getCurrentUrl()).endsWith("#race.camera");
  }

  @Test
  void keysStepThroughStatesAndSource() {
    go("#race.camera.stable_pages");
    assertThat(told()).isEqualTo("0 of 3 initial state");
    press(Keys.ARROW_RIGHT);
    assertThat(told()).isEqualTo("1 of 3 driver: get_user_pages");
    assertThat(changed()).containsExactly("● changed: io idle pinned");
    assertThat(current()).containsExactly("  action get_user_pages { when io = idle; io' = pinned }");
    press("j");
    assertThat(changed()).containsExactly("● changed: io pinned writing");
    press(Keys.END);
    assertThat(told()).startsWith("3 of 3 flusher: submit");
    assertThat(current()).containsExactly("  step submit { under_writeback' = true }");
    assertThat(lines("broken")).hasSize(1).allMatch(line -> line.contains("invariant stable_pages"));
    assertThat(browser.getCurrentUrl()).endsWith("#race.camera.stable_pages:3");
    press("k");
    assertThat(told()).startsWith("2 of 3");
    press(Keys.HOME);
    assertThat(told()).startsWith("0 of 3");
    press("]");
    assertThat(browser.getCurrentUrl()).contains("#race.camera.dma_ends");
  }

  @Test
  void anOverriddenStepIsShownWhereItIsWrittenAndWhatItKeepsToo() {
    go("#leave_pinned.careful.stable_pages:1");
    assertThat(current()).containsExactly("override flusher.submit { when io = idle; super }");
    browser.findElement(By.xpath("//select/option[contains(., 'race.spec')]")).click();
    assertThat(lines("part")).hasSize(1).allMatch(line -> line.contains("step submit"));
  }

  @Test
  void aLoopIsDrawn() {
    go("#race.camera.dma_ends:4");
    assertThat(told()).contains("in the loop", "this is state 2 again");
    assertThat(browser.findElements(By.cssSelector(".diagram .region, .diagram .back"))).hasSize(2);
    assertThat(browser.findElement(By.cssSelector(".meaning")).getText()).contains("Fairness:", "flusher");
  }

  @Test
  void isDarkWhereTheSystemIsAndWhereItIsChosen() {
    media("dark");
    go("");
    assertThat(background()).isEqualTo("rgb(20, 23, 28)");
    browser.findElement(By.id("theme")).click();
    assertThat(background()).isEqualTo("rgb(255, 255, 255)");
    browser.executeScript("localStorage.clear()");
    media("light");
  }

  @Test
  void fitsAPhone() {
    Map<String, Object> phone = Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true);
    browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", phone);
    try {
      for (String at : List.of("", "#race.camera.stable_pages:2", "#race.camera.dma_ends:4")) {
        go(at);
        assertThat(browser.executeScript("return document.documentElement.scrollWidth")).isEqualTo(390L);
      }
    } finally {
      browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  /** What stands over the current step where it is drawn, and the lanes whose names are not in sight; nothing, if all can be seen. */
  private static final String HIDDEN =
      """
      const pane = document.querySelector(".picture"), outer = pane.getBoundingClientRect();
      const inner = { left: outer.left, right: outer.left + pane.clientWidth, top: outer.top, bottom: outer.top + pane.clientHeight };
      const box = e => e.getBoundingClientRect();
      const hidden = [];
      const names = [...document.querySelectorAll(".lane-names .actor")];
      if (names.length === 0) hidden.push("no names");
      for (const name of names) {
        const { top, bottom } = box(name);
        if (top < inner.top || bottom > inner.bottom) hidden.push("name at " + top + " of " + inner.top);
      }
      const below = Math.max(...names.map(name => box(name).bottom));
      for (const part of document.querySelectorAll(".picture .current :is(.pill, .label)")) {
        const { left, right, top, bottom } = box(part);
        if (left < inner.left || right > inner.right || top < below || bottom > inner.bottom) {
          hidden.push([part.textContent, left, right, top, bottom, JSON.stringify(inner), below].join(" "));
        }
      }
      return hidden;
      """;

  @Test
  void theCurrentStepOfAWideTraceIsInSightBelowTheNamesOfTheLanes() {
    for (int width : List.of(1280, 390)) {
      browser.executeCdpCommand(
          "Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
      try {
        for (CharSequence key : List.of(Keys.ARROW_RIGHT, Keys.ARROW_LEFT)) {
          browser.get("about:blank");
          browser.get(wide + "#relay.whole.never_round:" + (key == Keys.ARROW_RIGHT ? 0 : 24));
          for (int step = 0; step < 24; step++) {
            press(key);
            assertThat(browser.findElements(By.cssSelector(".picture .current"))).hasSize(told().startsWith("0 of") ? 0 : 1);
            assertThat(browser.executeScript(HIDDEN)).as(width + " px, " + told()).isEqualTo(List.of());
          }
        }
        press(Keys.END);
        assertThat(browser.executeScript("return document.querySelector('.picture').scrollTop")).isNotEqualTo(0L);
      } finally {
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
      }
    }
  }

  // ---- On paper

  @Test
  void anOpenTraceIsPrintedAlone() {
    browser.get("about:blank");
    browser.get(wide + "#relay.whole.never_round:5");
    String text = printed();
    assertThat(text).contains("never_round", "hand_over_token_23", "At step 24", "invariant never_round { token < 24 }");
    assertThat(text).contains("when token = 7;");
    assertThat(text).doesNotContain("Scenarios", "Sources", "must never be", "Next", "report");
    go("#race.camera.stable_pages:1");
    text = printed();
    assertThat(text).contains("stable_pages", "get_user_pages", "submit", "invariant stable_pages");
    assertThat(text).doesNotContain("dma_ends", "put_page", "leave_pinned");
  }

  @Test
  void withNoTraceOpenTheTablesArePrinted() {
    go("");
    String text = printed();
    assertThat(text).contains("camera", "careful", "must never be", "violated in 3 steps", "How to read this");
    assertThat(text).doesNotContain("Fairness:", "actor driver {");
  }

  /** As wide as a page of A4 within margins of a centimetre. */
  @Test
  void tablesFitThePage() throws IOException {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride", Map.of("width", 718, "height", 1046, "deviceScaleFactor", 1, "mobile", false));
    browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    try {
      String scripted = Files.readString(Path.of(URI.create(address)));
      Path plain = Files.writeString(directory.resolve("plain.html"), scripted.replaceAll("(?s)<script>.*?</script>", ""));
      for (String page : List.of(address, wide, wide + "#relay.whole.never_round:5", plain.toUri().toString())) {
        browser.get("about:blank");
        browser.get(page);
        assertThat(
                browser.executeScript(
                    "return [...document.querySelectorAll('table, .diagram')].map(t => t.getBoundingClientRect())"
                        + ".filter(box => box.width > 0 && box.right > 718).map(box => box.right)"))
            .as(page)
            .isEqualTo(List.of());
      }
    } finally {
      browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
      browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  /** The text of the page that is open, printed. */
  private static String printed() {
    Optional<Path> reader = onPath("pdftotext");
    assumeTrue(reader.isPresent(), "no pdftotext: what is printed is not read");
    try {
      Path pdf = directory.resolve("printed.pdf");
      Object data = browser.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true)).get("data");
      Files.write(pdf, Base64.getDecoder().decode((String) data));
      Process process =
          new ProcessBuilder(reader.get().toString(), "-layout", pdf.toString(), "-").redirectError(Redirect.DISCARD).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void canBeUsedByEverybody() {
    for (String scheme : List.of("light", "dark")) {
      media(scheme);
      for (String at : List.of("", "#race.camera.stable_pages:2", "#race.camera.dma_ends:4")) {
        go(at);
        List<String> serious =
            new AxeBuilder().analyze(browser).getViolations().stream()
                .filter(rule -> rule.getImpact().equals("serious") || rule.getImpact().equals("critical"))
                .map(rule -> scheme + at + " " + told(rule))
                .toList();
        assertThat(serious).isEmpty();
      }
    }
    media("light");
  }

  private static String told(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().stream().map(n -> n.getHtml() + " " + n.getAny()).toList();
  }

  // ---- What is seen

  private static void go(String fragment) {
    browser.get("about:blank");
    browser.get(address + fragment);
  }

  private static void press(CharSequence key) {
    new Actions(browser).sendKeys(key).perform();
  }

  private static void media(String scheme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private static Object background() {
    return browser.executeScript("return getComputedStyle(document.body).backgroundColor");
  }

  private static String told() {
    return browser.findElement(By.className("told")).getText();
  }

  /** Of cells that a reader knows: where a step stands is in its lane. */
  private static List<String> changed() {
    return texts(".state .changed").filter(text -> !text.contains(".position")).toList();
  }

  private static List<String> current() {
    return lines("current");
  }

  private static List<String> lines(String kind) {
    return texts(".code ." + kind).map(String::stripTrailing).toList();
  }

  /** With the spaces at the start, in one line. */
  private static Stream<String> texts(String selector) {
    return browser.findElements(By.cssSelector(selector)).stream()
        .map(
            found ->
                found.getTagName().equals("tr")
                    ? String.join(" ", found.findElements(By.cssSelector("th, td")).stream().map(c -> c.getText()).toList())
                        .replaceAll("\\s+", " ")
                    : found.getDomProperty("textContent"));
  }

  private static Optional<Path> onPath(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(":"))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
