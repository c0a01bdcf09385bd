// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
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
        try (PDDocument pdf = Loader.loadPDF(PdfFile.of(sheet(RARE + "食品", 100), pixel(), "ZT1:"))) {
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
        return new Typesetter(List.of(FONT)).set(layout, new Face(items, Map.of("ZZBS", "1.2.156.3005.2.TEST")));
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
