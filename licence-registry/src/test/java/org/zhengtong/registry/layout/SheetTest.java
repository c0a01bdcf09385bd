// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.layout.Layout.Align;
import org.zhengtong.registry.layout.Layout.Box;
import org.zhengtong.registry.layout.Layout.Text;

class SheetTest {

    /** U+9FCD, U+2CAA9, U+2B695: in 通用规范汉字表, and in people's names. */
    private static final String RARE = "陈鿍𬪩𫚕";

    private static final Typeface FONT = font();

    @Test
    void rareCharactersKeepTheirOutlinesInTheSubset() throws IOException {
        FontSubset subset = sheet(RARE, 100).fonts().get(0);
        TrueTypeFont embedded = new TTFParser().parse(new RandomAccessReadBuffer(subset.file()));

        for (int character : RARE.codePoints().toArray()) {
            int glyph = embedded.getUnicodeCmapLookup().getGlyphId(character);
            assertThat(glyph)
                    .as(Character.toString(character))
                    .isEqualTo(subset.glyphs().get(character))
                    .isPositive();
            assertThat(embedded.getGlyph().getGlyph(glyph).getPath().getBounds2D())
                    .isEqualTo(FONT.outline(FONT.glyph(character).orElseThrow()).getBounds2D());
            assertThat(embedded.getAdvanceWidth(glyph))
                    .isEqualTo(FONT.advanceUnits(FONT.glyph(character).orElseThrow()));
        }
        assertThat(subset.file()).hasSizeLessThan(20_000);
    }

    @Test
    void inAnOfdEachCharacterBeyondTheBasicPlaneStandsAloneAndNamesItsGlyph() {
        Sheet sheet = sheet(RARE, 100);
        String content = new String(
                Objects.requireNonNull(OfdFiles.of(sheet).get("Doc_0/Pages/Page_0/Content.xml")),
                StandardCharsets.UTF_8);

        assertThat(content)
                .contains(">陈鿍</ofd:TextCode>")
                .contains("<ofd:Glyphs>" + sheet.fonts().get(0).glyphs().get(0x2CAA9)
                        + "</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X=\"0\" Y=\"5\">𬪩</ofd:TextCode>")
                .contains(">𫚕</ofd:TextCode>");
    }

    @Test
    void aPdfHasTheTextAsItWasWritten() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(PdfFile.of(sheet(RARE + "食品", 100), pixel()))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(RARE + "食品");
        }
    }

    @Test
    void aCharacterNoFontHasIsNamedAndNothingIsDrawn() {
        assertThatThrownBy(() -> sheet("甲\uE123乙𪚲", 100))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("U+E123")
                .hasMessageContaining("U+2A6B2");
    }

    @Test
    void longTextsAreBrokenAndValuesAreNotTakenForPlaces() {
        Sheet sheet = sheet("{holderCode}长".repeat(4), 20);

        assertThat(sheet.runs())
                .extracting(Sheet.Run::baseline)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(3);
        assertThat(sheet.runs().stream().map(Sheet.Run::text).reduce("", String::concat))
                .isEqualTo("{holderCode}长".repeat(4));
    }

    @ParameterizedTest
    @CsvSource({"200, 5, 0", "1200, 2.5, 0", "4000, 2.5, 1"})
    void aLongFaceGetsSmallerLettersAndThenFurtherPagesAndNeverRunsOverAnything(int length, double size, int further)
            throws IOException {
        Sheet sheet = listed("business-licence", length, "ZT1:TEST");
        List<List<Sheet.Run>> pages = new ArrayList<>(sheet.further());
        pages.add(0, sheet.runs());

        assertThat(sheet.further()).hasSize(further);
        assertThat(pages.stream()
                        .flatMap(List::stream)
                        .map(Sheet.Run::text)
                        .collect(Collectors.joining())
                        .codePoints()
                        .filter(character -> character == '；'))
                .hasSize(length / 5);
        assertThat(sheet.runs()).anyMatch(run -> run.text().startsWith("食品") && run.size() >= size);
        for (Sheet.Run run : sheet.runs()) {
            if (run.text().startsWith("食品")) {
                double width = Arrays.stream(run.advances()).sum();
                assertThat(run.baseline() > sheet.seal().y()
                                && run.x() + width > sheet.seal().x())
                        .isFalse();
            }
        }
        assertThat(pages).allSatisfy(page -> assertThat(page).allMatch(run -> run.baseline() < sheet.height() - 10));
        assertThat(sheet.further())
                .allSatisfy(page -> assertThat(page).anyMatch(run -> run.text().contains("1.2.156.3005.2.TEST")));
        try (PDDocument pdf = Loader.loadPDF(PdfFile.of(sheet, pixel()))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1 + further);
        }
        assertThat(OfdFiles.of(sheet).keySet().stream().filter(name -> name.startsWith("Doc_0/Pages/")))
                .hasSize(1 + further);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident-identity-card", "disability-certificate", "birth-certificate", "common"})
    void theLongestCodeCanBeReadFromThePictureOfEveryFormat(String layout) throws Exception {
        String code = "ZT1:" + "0123456789ABCDEFGHIJ".repeat(30).substring(0, 430);

        assertThat(read(picture(layout, code))).isEqualTo(code);
    }

    @Test
    void aPictureFromWhichTheCodeIsNotReadIsDrawnFiner() throws Exception {
        String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        int finer = 0;
        for (int seed : List.of(88, 121, 264, 295)) {
            String code = new Random(seed)
                    .ints(420, 0, alphabet.length())
                    .mapToObj(at -> String.valueOf(alphabet.charAt(at)))
                    .collect(Collectors.joining());
            BufferedImage picture = picture("common", code);
            assertThat(read(picture)).as("seed " + seed).isEqualTo(code);
            finer += picture.getWidth() > 1760 ? 1 : 0;
        }

        assertThat(finer)
                .as("A4 across at 150 dpi has 1,753 dots, from which these codes are not read")
                .isPositive();
    }

    private static BufferedImage picture(String layout, String code) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(PdfFile.png(PdfFile.of(listed(layout, 20, code), pixel()))));
    }

    private static String read(BufferedImage picture) throws ReaderException {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(
                                new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels))),
                        Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
                .getText();
    }

    private static Sheet sheet(String name, double width) {
        Map<String, Face.Item> items = new LinkedHashMap<>();
        items.put("holderName", new Face.Item("持证主体", name));
        items.put("holderCode", new Face.Item("代码", "X"));
        items.put("identifier", new Face.Item("证照标识", "1.2.156.3005.2.TEST"));
        Layout layout = new Layout(
                210,
                297,
                List.of(new Text("{holderName}", 10, 10, width, 5, Align.LEFT)),
                null,
                new Box(150, 10, 30, 30),
                new Box(10, 100, 40, 40),
                List.of());
        return new Typesetter(List.of(FONT))
                .set(layout, new Face(items, Map.of("ZZBS", "1.2.156.3005.2.TEST")), "ZT1:TEST");
    }

    /** A sheet of a layout that comes along, with one item of that length in its list. */
    private static Sheet listed(String layout, int length, String code) throws IOException {
        Map<String, Face.Item> items = new LinkedHashMap<>();
        items.put("typeName", new Face.Item("证照名称", "营业执照"));
        items.put("scope", new Face.Item("经营范围", "食品经营；".repeat(length / 5)));
        items.put("capital", new Face.Item("注册资本", "壹佰万元整"));
        items.put("identifier", new Face.Item("证照标识", "1.2.156.3005.2.TEST"));
        try (InputStream json =
                Objects.requireNonNull(SheetTest.class.getResourceAsStream("/layouts/" + layout + ".json"))) {
            return new Typesetter(List.of(FONT))
                    .set(new ObjectMapper().readValue(json, Layout.class), new Face(items, Map.of()), code);
        }
    }

    private static byte[] pixel() {
        return java.util.Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    }

    private static Typeface font() {
        try (InputStream in =
                Objects.requireNonNull(SheetTest.class.getResourceAsStream("/fonts/NotoSansSC-Regular.ttf"))) {
            return Typeface.read("NotoSansSC-Regular", in.readAllBytes());
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
