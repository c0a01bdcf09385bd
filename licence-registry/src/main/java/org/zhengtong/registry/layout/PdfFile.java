// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.zhengtong.registry.layout.Layout.Box;
import org.zhengtong.registry.layout.Sheet.Run;

/** Writes a sheet as PDF, with the seal's picture in its place, and such a PDF as PNG: pictures of the sealed OFD, not sealed themselves. */
public final class PdfFile {

    /** Name of the metadata with the signed text. */
    static final String TOKEN = "ZTQR";

    private static final float POINTS = 72f / 25.4f;
    private static final float DOTS_PER_INCH = 150;

    private final Sheet sheet;
    private final Map<Integer, PDFont> fonts = new HashMap<>();

    private PdfFile(Sheet sheet) {
        this.sheet = sheet;
    }

    /**
     * The PDF.
     *
     * @param seal the seal's picture, PNG
     * @param token the signed text of the licence's QR code, kept as metadata {@value #TOKEN} where a search finds it
     */
    public static byte[] of(Sheet sheet, byte[] seal, String token) {
        try {
            return new PdfFile(sheet).write(seal, token);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a sheet can always be written as PDF", impossible);
        }
    }

    /** The first page of a PDF as PNG. */
    public static byte[] png(byte[] pdf) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH);
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a PDF written here can be drawn", impossible);
        }
    }

    private byte[] write(byte[] seal, String token) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            embedFonts(document);
            PDPage page = new PDPage(new PDRectangle(points(sheet.width()), points(sheet.height())));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                draw(content);
                Box place = sheet.seal();
                content.drawImage(
                        PDImageXObject.createFromByteArray(document, seal, "seal"),
                        points(place.x()),
                        fromBottom(place.y() + place.height()),
                        points(place.width()),
                        points(place.height()));
            }
            PDDocumentInformation about = document.getDocumentInformation();
            about.setTitle(sheet.title());
            sheet.metadata().forEach(about::setCustomMetadataValue);
            about.setCustomMetadataValue(TOKEN, token);
            document.setDocumentId(java.util.Arrays.hashCode(
                            sheet.metadata().getOrDefault("ZZBS", "").getBytes(StandardCharsets.UTF_8))
                    & 0xFFFFFFFFL);
            document.save(out, CompressParameters.NO_COMPRESSION);
        }
        return out.toByteArray();
    }

    private void embedFonts(PDDocument document) throws IOException {
        for (int i = 0; i < sheet.fonts().size(); i++) {
            FontSubset font = sheet.fonts().get(i);
            if (!font.glyphs().isEmpty()) {
                fonts.put(i, PDType0Font.load(document, new ByteArrayInputStream(font.file()), false));
            }
        }
    }

    private void draw(PDPageContentStream content) throws IOException {
        content.setStrokingColor(156 / 255f, 24 / 255f, 30 / 255f);
        for (Box frame : sheet.frames()) {
            rectangle(content, frame);
        }
        content.stroke();
        for (Box square : sheet.squares()) {
            rectangle(content, square);
        }
        content.fill();
        for (Run run : sheet.runs()) {
            content.beginText();
            content.setFont(Objects.requireNonNull(fonts.get(run.font())), points(run.size()));
            content.newLineAtOffset(points(run.x()), fromBottom(run.baseline()));
            content.showText(run.text());
            content.endText();
        }
    }

    private void rectangle(PDPageContentStream content, Box box) throws IOException {
        content.addRect(points(box.x()), fromBottom(box.y() + box.height()), points(box.width()), points(box.height()));
    }

    private float fromBottom(double y) {
        return points(sheet.height() - y);
    }

    private static float points(double millimetres) {
        return (float) millimetres * POINTS;
    }
}
