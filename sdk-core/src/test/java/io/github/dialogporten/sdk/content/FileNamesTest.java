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
        List.of("\u202e..", ""),
        // invisible though they are letters, marks or symbols
        List.of("Ved\u3164tak\u115f\u1160\uffa0", "Vedtak"),
        List.of("brev\u2800\u034f\u180b\ufe0f\udb40\udd00", "brev"),
        List.of("\u3164.bashrc", "bashrc"),
        List.of("\u3164\u2800", ""),
        List.of("-rf.pdf", "_rf.pdf"),
        List.of("\u3164--help", "_-help"),
        List.of(". -rf", "_rf"),
        List.of("Sp\ufffdrsm\ufffdl.pdf", "Sp_rsm_l.pdf"),
        List.of("\ufffd\ufffd", ""));
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
  @CsvSource({
    "desktop.ini, _desktop.ini",
    "Desktop.INI, _Desktop.INI",
    "autorun.inf, _autorun.inf",
    "thumbs.db, _thumbs.db",
    "Vedtak.lnk, Vedtak_lnk",
    "Vedtak.LNK, Vedtak_LNK",
    "Vedtak.url, Vedtak_url",
    "Vedtak.pdf.url, Vedtak.pdf_url",
    "Vedtak.scf, Vedtak_scf",
    "Vedtak.library-ms, Vedtak_library-ms",
    "Vedtak.desktop, Vedtak_desktop",
    "Vedtak.u\u3164rl, Vedtak_url",
    "'Vedtak.lnk. ', Vedtak_lnk"
  })
  void whatADesktopActsOnIsNoName(String name, String safe) {
    assertThat(FileNames.choose(List.of(name), Optional.empty(), Optional.empty())).isEqualTo(safe);
    assertThat(FileNames.choose(List.of(name), Optional.empty(), PDF))
        .matches("_desktop.ini.pdf|_.*|.*[.]pdf");
  }

  @Test
  void aNameThatIsCutOrPutIntoAsciiIsSafeToo() {
    String cut = "a".repeat(146) + ".lnk" + "b".repeat(20);
    assertThat(FileNames.choose(List.of(cut), Optional.empty(), Optional.empty()))
        .isEqualTo("a".repeat(146) + "_lnk");
    assertThat(FileNames.ascii("Vedtak.l\u0144k")).isEqualTo("Vedtak_lnk");
    assertThat(FileNames.ascii("C\u00d3N.pdf")).isEqualTo("_CON.pdf");
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
        ".pdf, -, -, application/pdf, pdf.pdf",
        // an ending is kept, and gets no second one
        "rapport.xlsm, -, -, application/vnd.ms-excel, rapport.xlsm",
        "rapport.xlsm, -, -, application/pdf, rapport.xlsm",
        "tegning.ifc, -, -, text/plain, tegning.ifc",
        "maal.dotx, -, -, application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
            + " maal.dotx",
        "arkiv.tgz, -, -, application/gzip, arkiv.tgz",
        "arkiv.tar.gz, -, -, application/gzip, arkiv.tar.gz",
        "regnskap.si, -, -, text/plain, regnskap.si",
        "REGNSKAP.SI, -, -, application/octet-stream, REGNSKAP.SI",
        "signert.p7s, -, -, application/pkcs7-mime, signert.p7s",
        "maaling.kof7, -, -, text/plain, maaling.kof7",
        "modell.qxz, -, -, application/zip, modell.qxz",
        "modell.qxz, -, modell.qxz, application/pdf, modell.qxz",
        "Vedtak, -, rapport.xlsm, application/vnd.ms-excel, Vedtak.xlsm",
        // what only looks like one
        "Brev fra J.dahl, -, -, application/pdf, Brev fra J.dahl.pdf",
        "Brev om org.nr, -, -, text/plain, Brev om org.nr.txt",
        "Gebyr m.m., -, -, text/plain, Gebyr m.m.txt",
        "Brev fra skatt.no, -, -, text/plain, Brev fra skatt.no.txt",
        "Versjon 1.2, -, -, text/plain, Versjon 1.2.txt",
        "Vedtak.exe, -, -, application/pdf, Vedtak.exe.pdf",
        "Vedtak.jar, -, Vedtak.jar, application/pdf, Vedtak.jar.pdf"
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
    assertThat(ContentDisposition.fileName("attachment; filename*=UTF-8''" + name)).isPresent();
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
        "inline; filename=\"=?utf-8?B?eA==?=\"|x",
        // as real servers write it
        "attachment; filename=\"Sp\u00f8rsm\u00e5l.pdf\"|Sp\u00f8rsm\u00e5l.pdf",
        "attachment; filename=\"Sp\u00c3\u00b8rsm\u00c3\u00a5l.pdf\"|Sp\u00f8rsm\u00e5l.pdf",
        "attachment; filename=\"\u00c3\u02dcre.pdf\"|\u00d8re.pdf",
        "attachment; filename=\"Sp%C3%B8rsm%C3%A5l.pdf\"|Sp\u00f8rsm\u00e5l.pdf",
        "attachment; filename=Sp%F8rsm%E5l.pdf|Sp\u00f8rsm\u00e5l.pdf",
        "attachment; filename=\"Om+sp%C3%B8rsm%C3%A5l.pdf\"|Om sp\u00f8rsm\u00e5l.pdf",
        "attachment; filename*=UTF-8''Om+sp%C3%B8rsm%C3%A5l.pdf|Om sp\u00f8rsm\u00e5l.pdf",
        "attachment; filename*=UTF-8''C++%20og%20%C3%B8.txt|C++ og \u00f8.txt",
        "attachment; filename=C++.txt|C++.txt",
        "attachment; filename=\"100%.pdf\"|100%.pdf",
        "attachment; filename*=UTF-8''Sp%F8rsm%E5l.pdf|Sp\u00f8rsm\u00e5l.pdf",
        "attachment; filename*=ISO-8859-1''Sp%C3%B8rsm%C3%A5l.pdf|Sp\u00f8rsm\u00e5l.pdf",
        "attachment; filename*=iso-8859-15''%A4.pdf|\u20ac.pdf",
        "attachment; filename*=windows-1252''%80.pdf|\u20ac.pdf",
        "attachment; filename*=no-such-charset''%C3%B8.pdf|\u00f8.pdf",
        "attachment; filename*=\"UTF-8''Sp%C3%B8rsm%C3%A5l.pdf\"|Sp\u00f8rsm\u00e5l.pdf",
        "attachment; filename*=utf-8'%C3%B8.pdf|\u00f8.pdf",
        "attachment; filename*=%C3%B8.pdf|\u00f8.pdf",
        "attachment; filename*=UTF-8''; filename=x.pdf|x.pdf",
        "attachment; filename*0*=UTF-8''Sp%C3; filename*1*=%B8rsm; filename*2=\"aal.pdf\""
            + "|Sp\u00f8rsmaal.pdf",
        "attachment; filename*0=\"Ved\"; filename*1=\"tak.pdf\"|Vedtak.pdf",
        "attachment; filename=\"=?UTF-8?Q?Sp=C3=B8rsm=C3=A5l_1.pdf?=\"|Sp\u00f8rsm\u00e5l 1.pdf",
        "attachment; filename=\"=?UTF-8?B?U3DDuA==?= =?utf-8?q?rsm=C3=A5l.pdf?=\"|Sp\u00f8rsm\u00e5l.pdf",
        "attachment; filename==?iso-8859-1?Q?=F8.pdf?=|\u00f8.pdf",
        "attachment; filename=\"=?utf-8?B?!?=\"|-",
        "attachment; filename=\"Vedtak \"endelig\".pdf\"|Vedtak \"endelig\".pdf",
        "attachment; filename=\"C:\\Users\\ola\\Vedtak.pdf\"|Vedtak.pdf",
        "attachment; filename=Vedtak om skatt.pdf|Vedtak om skatt.pdf",
        "attachment; filename='Vedtak.pdf'|Vedtak.pdf",
        "attachment; filename = \"Vedtak.pdf\" ; size=7|Vedtak.pdf",
        "attachment; filename=\"Vedtak.pdf; size=7|Vedtak.pdf",
        "attachment; filename=\"Vedtak.pdf|Vedtak.pdf",
        "attachment filename=\"Vedtak.pdf\"|Vedtak.pdf",
        "attachment, filename=Vedtak.pdf|Vedtak.pdf",
        "filename=Vedtak.pdf|Vedtak.pdf",
        "inline; filename=\"\"|-",
        "inline; filename=\"dir/\"|-",
        "inline|-",
        "; ; =; \"|-",
        "\"\\|-"
      })
  void theNameThatCameWithAFileIsRead(String header, String name) {
    assertThat(ContentDisposition.fileName(header)).isEqualTo(Optional.ofNullable(name));
  }

  @Test
  void withoutAHeaderNoNameCame() {
    assertThat(ContentDisposition.fileName(null)).isEmpty();
  }
}
