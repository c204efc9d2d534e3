package io.github.dialogporten.sdk.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  private static final Optional<MediaType> PDF = MediaType.parse("application/pdf");

  static List<List<String>> hostileNames() {
    return List.of(
        List.of("../../etc/passwd", "_.._etc_passwd"),
        List.of("..\\..\\autoexec.bat", "_.._autoexec.bat"),
        List.of("/etc/passwd", "_etc_passwd"),
        List.of("C:\\Windows\\x", "C_Windows_x"),
        List.of("a/b", "a_b"),
        List.of(".bashrc", "bashrc"),
        List.of("...", ""),
        List.of("..", ""),
        List.of(".", ""),
        List.of("", ""),
        List.of("   ", ""),
        List.of("///", ""),
        List.of("name. . .", "name"),
        List.of("name   ", "name"),
        List.of("letter.pdf:stream", "letter.pdf_stream"),
        List.of("what? <this> \"is\" *|", "what_ _this_ _is_ _"),
        List.of("line\nbreak\ttab\r", "line break tab"),
        List.of("nul\u0000byte", "nulbyte"),
        List.of("bell\u0007", "bell"),
        List.of("letter\u202efdp.exe", "letterfdp.exe"),
        List.of("iso\u2066late\u2069", "isolate"),
        List.of("zero\u200bwidth\ufeff", "zerowidth"),
        List.of("soft\u00adhyphen", "softhyphen"),
        List.of("half\ud800pair", "halfpair"),
        List.of("no\u00a0break\u2028line", "no break line"),
        List.of("Spo\u0308rsma\u030al", "Sp\u00f6rsm\u00e5l"),
        List.of("Sp\u00f8rsm\u00e5l og svar", "Sp\u00f8rsm\u00e5l og svar"),
        List.of("\u202e..", ""));
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void namesAreMadeSafe(List<String> pair) {
    assertThat(FileNames.safe(pair.get(0))).isEqualTo(pair.get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CON",
        "con",
        "Prn",
        "AUX.txt",
        "nul.pdf",
        "COM1",
        "lpt9.tar.gz",
        "COM\u00b9",
        "con .pdf",
        "CONIN$"
      })
  void devicesOfWindowsAreNoNames(String device) {
    assertThat(FileNames.choose(List.of(device), Optional.empty(), Optional.empty()))
        .isEqualTo("_" + device);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONTRACT.pdf", "COM10.pdf", "console.txt", "auxiliary.pdf"})
  void whatOnlyBeginsAsADeviceStays(String name) {
    assertThat(FileNames.choose(List.of(name), Optional.empty(), Optional.empty())).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // display name, name, sent with the file, type, chosen
        "Vedtak, vedtak-1.xml, sent.bin, application/pdf, Vedtak.xml",
        "Vedtak, vedtak-1, sent.docx, application/pdf, Vedtak.docx",
        "Vedtak, -, -, application/pdf, Vedtak.pdf",
        "Vedtak.pdf, -, -, application/pdf, Vedtak.pdf",
        "Vedtak.PDF, -, -, application/pdf, Vedtak.PDF",
        "Brev fra skatt.no, -, -, application/pdf, Brev fra skatt.no.pdf",
        "Versjon 1.2, -, -, application/pdf, Versjon 1.2.pdf",
        "Brev.docx, -, -, application/pdf, Brev.docx",
        "Vedtak, -, -, application/octet-stream, Vedtak",
        "-, vedtak-1.xml, sent.pdf, application/pdf, vedtak-1.xml",
        "-, -, sent.pdf, application/pdf, sent.pdf",
        "-, -, -, application/pdf, attachment.pdf",
        "-, -, -, -, attachment",
        "..., -, -, -, attachment",
        "..., ../x.pdf, -, -, _x.pdf",
        ".pdf, -, -, application/pdf, pdf.pdf"
      })
  void theNameIsWhatUsersSee(String display, String name, String sent, String type, String chosen) {
    List<String> names =
        Stream.of(Optional.ofNullable(display), Optional.ofNullable(name))
            .flatMap(Optional::stream)
            .toList();
    assertThat(FileNames.choose(names, Optional.ofNullable(sent), MediaType.parse(type)))
        .isEqualTo(chosen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u00f8", "\u20ac", "\ud83d\ude00"})
  void longNamesAreCutBetweenCharactersAndKeepTheirEnding(String letter) {
    String name = FileNames.choose(List.of(letter.repeat(400)), Optional.empty(), PDF);
    assertThat(name).endsWith(letter + ".pdf");
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(147, 150);
    assertThat(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(name);
  }

  @Test
  void aCutLeavesNoDotOrSpaceBeforeTheEnding() {
    String name = "a".repeat(140) + " . . . . . . . . . . . . .pdf";
    assertThat(FileNames.choose(List.of(name), Optional.empty(), PDF))
        .isEqualTo("a".repeat(140) + ".pdf");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", " .", "a\u0301\u0323", "\u0323\u0301", "/", "\"", "%41", "x"})
  @Timeout(20)
  void noNameTakesLong(String part) {
    String name = "Vedtak-" + part.repeat(200_000) + "!.pdf";
    String chosen = FileNames.choose(List.of(name), Optional.of(name), PDF);
    assertThat(chosen).startsWith("Vedtak").endsWith(".pdf");
    assertThat(chosen.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(150);
    assertThat(FileNames.fromDisposition("attachment; filename*=UTF-8''" + name)).isPresent();
  }

  @Test
  void numbersStandBeforeTheEnding() {
    assertThat(FileNames.numbered("letter.pdf", 2)).isEqualTo("letter (2).pdf");
    assertThat(FileNames.numbered("letter", 12)).isEqualTo("letter (12)");
    assertThat(FileNames.numbered("a.tar.gz", 2)).isEqualTo("a.tar (2).gz");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      value = {
        "attachment; filename=letter.pdf|letter.pdf",
        "attachment; filename=\"my; letter.pdf\"|my; letter.pdf",
        "attachment; filename=\"a \\\"quoted\\\" name.pdf\"|a \"quoted\" name.pdf",
        "attachment; filename=x.pdf; filename*=UTF-8''Sp%C3%B8rsm%C3%A5l.pdf|Sp\u00f8rsm\u00e5l.pdf",
        "ATTACHMENT;FILENAME*=utf-8'nb'%c3%a6.pdf|\u00e6.pdf",
        "inline; filename*=ISO-8859-1''%E6.pdf|\u00e6.pdf",
        "inline; filename*=UTF-8''100%.pdf|100%.pdf",
        "inline; filename*=UTF-8''%2e%2e%2fx.pdf|x.pdf",
        "inline; filename=\"../../x.pdf\"|x.pdf",
        "inline; filename*=nonsense; filename=x.pdf|x.pdf",
        "inline; filename=\"=?utf-8?B?eA==?=\"|-",
        "inline; filename=\"\"|-",
        "inline; filename=\"dir/\"|-",
        "inline|-",
        "; ; =; \"|-",
        "\"\\|-"
      })
  void theNameThatCameWithAFileIsRead(String header, String name) {
    assertThat(FileNames.fromDisposition(header)).isEqualTo(Optional.ofNullable(name));
  }

  @Test
  void withoutAHeaderNoNameCame() {
    assertThat(FileNames.fromDisposition(null)).isEmpty();
  }
}
