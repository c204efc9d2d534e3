package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.internal.Ascii;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which ending a file of a media type has, for those types that letters and forms come in. */
final class FileExtensions {

  private static final Map<String, String> BY_TYPE =
      Map.ofEntries(
          Map.entry("application/pdf", "pdf"),
          Map.entry("application/xml", "xml"),
          Map.entry("text/xml", "xml"),
          Map.entry("application/json", "json"),
          Map.entry("application/zip", "zip"),
          Map.entry("application/x-zip-compressed", "zip"),
          Map.entry("application/gzip", "gz"),
          Map.entry("application/x-7z-compressed", "7z"),
          Map.entry("application/rtf", "rtf"),
          Map.entry("application/msword", "doc"),
          Map.entry("application/vnd.ms-excel", "xls"),
          Map.entry("application/vnd.ms-powerpoint", "ppt"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
          Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
          Map.entry("application/vnd.oasis.opendocument.text", "odt"),
          Map.entry("application/vnd.oasis.opendocument.spreadsheet", "ods"),
          Map.entry("application/vnd.etsi.asic-e+zip", "asice"),
          Map.entry("application/pkcs7-mime", "p7m"),
          Map.entry("application/pkcs7-signature", "p7s"),
          Map.entry("application/vnd.ms-excel.sheet.macroenabled.12", "xlsm"),
          Map.entry("application/vnd.ms-word.document.macroenabled.12", "docm"),
          Map.entry("application/xhtml+xml", "xhtml"),
          Map.entry("application/dicom", "dcm"),
          Map.entry("message/rfc822", "eml"),
          Map.entry("text/plain", "txt"),
          Map.entry("text/csv", "csv"),
          Map.entry("text/html", "html"),
          Map.entry("text/markdown", "md"),
          Map.entry("text/calendar", "ics"),
          Map.entry("image/png", "png"),
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/gif", "gif"),
          Map.entry("image/bmp", "bmp"),
          Map.entry("image/tiff", "tif"),
          Map.entry("image/webp", "webp"),
          Map.entry("image/heic", "heic"),
          Map.entry("image/svg+xml", "svg"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("video/mp4", "mp4"));

  /** Types that say how something is written or packed, and leave open what it is. */
  private static final Set<String> PACKINGS =
      Set.of(
          "text/plain",
          "text/csv",
          "text/xml",
          "application/xml",
          "application/json",
          "application/zip",
          "application/x-zip-compressed",
          "application/gzip",
          "application/x-7z-compressed",
          "application/pkcs7-mime");

  /** Besides the usual ones: what files are called that letters and forms come with. */
  private static final String MORE =
      // texts, tables, slides
      " jpeg htm log msg tex docm dot dotx dotm xlsm xlsb xlt xltx xltm xlam pptm pps ppsx pot potx"
          + " odg odp odf ott ots fodt pages numbers key epub ps eps xps oxps vsd vsdx mpp pub one"
          + " mbox tsv yaml yml toml ini"
          // archives
          + " tgz tar bz2 tbz xz txz zst rar gzip"
          // signatures and certificates
          + " p7s p7b p7c p12 pfx asics sce sdo ddoc bdoc sig asc pgp gpg cer crt pem der csr"
          // accounts, reports, data
          + " si sie xsd xsl xslt xbrl ixbrl edi csv json jsonl ndjson sql sqlite mdb accdb db dbf sav"
          + " parquet"
          // drawings, models, maps
          + " ifc ifcxml ifczip bcf bcfzip dwg dxf dgn dwf dwfx rvt rfa skp step stp iges igs stl obj"
          + " smc landxml sosi sos kof gml kml kmz gpx shp shx prj geojson gpkg gdb las laz fgb"
          // pictures, sound, film
          + " tiff jp2 jfif heif avif raw cr2 nef dng psd ai indd ico m4a wav ogg flac aac wma mov avi"
          + " mkv webm wmv m4v mpg mpeg 3gp srt vtt";

  private static final Set<String> NO_ENDINGS =
      Set.of(
          // domains and abbreviations at the end of a title
          ("no com org net info eu se dk fi is gov edu nr mv eks dvs kl tlf pst mfl osv kap avd jan feb"
                  + " mars apr mai juni juli aug sep sept okt nov des"
                  // programs, and what says nothing
                  + " exe bat cmd scr msi ps1 vbs js jse wsf hta cpl jar iso lnk url scf pif"
                  + " bin dat tmp part aspx ashx asp php jsp do cgi")
              .split(" "));

  private static final Set<String> KNOWN = known();

  private FileExtensions() {}

  private static Set<String> known() {
    Set<String> known = new HashSet<>(BY_TYPE.values());
    known.addAll(List.of(MORE.trim().split(" ")));
    return Set.copyOf(known);
  }

  /** The usual ending; empty for a type that says nothing. */
  static Optional<String> of(MediaType type) {
    return Optional.ofNullable(BY_TYPE.get(type.name()));
  }

  /** Whether an ending is one of a file: {@code letter.pdf} has one, {@code skatt.no} has not. */
  static boolean isKnown(String extension) {
    return KNOWN.contains(Ascii.lower(extension));
  }

  /**
   * Whether an ending that is not known may be one all the same: no number, no domain, no
   * abbreviation, and none that would hide what a file is.
   */
  static boolean isPlausible(String extension) {
    String lower = Ascii.lower(extension);
    return lower.length() > 1
        && lower.chars().anyMatch(c -> c >= 'a')
        && !NO_ENDINGS.contains(lower);
  }

  /** Whether a type leaves open what the file is, so that its own ending says more. */
  static boolean isPacking(MediaType type) {
    return PACKINGS.contains(type.name());
  }
}
