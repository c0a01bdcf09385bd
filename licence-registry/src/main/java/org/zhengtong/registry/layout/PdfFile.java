// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

    private static final float POINTS = 72f / 25.4f;

    /** The longer side of A4 at 150 dots an inch; smaller sheets get as many, so that their code can be read. */
    private static final float LONGER_SIDE_DOTS = 297 / 25.4f * 150;

    /** A picture from which a reader does not read the code, as happens with some of a thousand, is drawn again by so much finer. */
    private static final float FINER = 0.1f;

    private static final int ATTEMPTS = 5;

    private final Sheet sheet;
    private final Map<Integer, PDFont> fonts = new HashMap<>();

    private PdfFile(Sheet sheet) {
        this.sheet = sheet;
    }

    /**
     * The PDF.
     *
     * @param seal the seal's picture, PNG
     */
    public static byte[] of(Sheet sheet, byte[] seal) {
        try {
            return new PdfFile(sheet).write(seal);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a sheet can always be written as PDF", impossible);
        }
    }

    /** The pages of a PDF as one PNG, one under another; drawn finer where the code on the first could not be read otherwise. */
    public static byte[] png(byte[] pdf) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            float dots = LONGER_SIDE_DOTS;
            List<BufferedImage> pages = new ArrayList<>();
            pages.add(picture(document, renderer, 0, dots));
            for (int i = 1; i <= ATTEMPTS && !QrCode.readableIn(pages.get(0)); i++) {
                dots = LONGER_SIDE_DOTS * (1 + i * FINER);
                pages.set(0, picture(document, renderer, 0, dots));
            }
            for (int i = 1; i < document.getNumberOfPages(); i++) {
                pages.add(picture(document, renderer, i, dots));
            }
            ImageIO.write(joined(pages), "png", png);
            return png.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a PDF written here can be drawn", impossible);
        }
    }

    private static BufferedImage picture(PDDocument document, PDFRenderer renderer, int page, float dots)
            throws IOException {
        PDRectangle size = document.getPage(page).getMediaBox();
        return renderer.renderImage(page, dots / Math.max(size.getWidth(), size.getHeight()));
    }

    private static BufferedImage joined(List<BufferedImage> pages) {
        BufferedImage first = pages.get(0);
        if (pages.size() == 1) {
            return first;
        }
        BufferedImage all =
                new BufferedImage(first.getWidth(), first.getHeight() * pages.size(), BufferedImage.TYPE_INT_RGB);
        Graphics2D ink = all.createGraphics();
        for (int i = 0; i < pages.size(); i++) {
            ink.drawImage(pages.get(i), 0, i * first.getHeight(), null);
        }
        ink.dispose();
        return all;
    }

    private byte[] write(byte[] seal) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            embedFonts(document);
            try (PDPageContentStream content = new PDPageContentStream(document, page(document))) {
                draw(content, sheet.runs(), sheet.squares());
                Box place = sheet.seal();
                content.drawImage(
                        PDImageXObject.createFromByteArray(document, seal, "seal"),
                        points(place.x()),
                        fromBottom(place.y() + place.height()),
                        points(place.width()),
                        points(place.height()));
            }
            for (List<Run> runs : sheet.further()) {
                try (PDPageContentStream content = new PDPageContentStream(document, page(document))) {
                    draw(content, runs, List.of());
                }
            }
            PDDocumentInformation about = document.getDocumentInformation();
            about.setTitle(sheet.title());
            sheet.metadata().forEach(about::setCustomMetadataValue);
            document.setDocumentId(java.util.Arrays.hashCode(
                            sheet.metadata().getOrDefault("ZZBS", "").getBytes(StandardCharsets.UTF_8))
                    & 0xFFFFFFFFL);
            document.save(out, CompressParameters.NO_COMPRESSION);
        }
        return out.toByteArray();
    }

    private PDPage page(PDDocument document) {
        PDPage page = new PDPage(new PDRectangle(points(sheet.width()), points(sheet.height())));
        document.addPage(page);
        return page;
    }

    private void embedFonts(PDDocument document) throws IOException {
        for (int i = 0; i < sheet.fonts().size(); i++) {
            FontSubset font = sheet.fonts().get(i);
            if (!font.glyphs().isEmpty()) {
                fonts.put(i, PDType0Font.load(document, new ByteArrayInputStream(font.file()), false));
            }
        }
    }

    private void draw(PDPageContentStream content, List<Run> runs, List<Box> squares) throws IOException {
        content.setStrokingColor(156 / 255f, 24 / 255f, 30 / 255f);
        for (Box frame : sheet.frames()) {
            rectangle(content, frame);
        }
        content.stroke();
        if (!squares.isEmpty()) {
            for (Box square : squares) {
                rectangle(content, square);
            }
            content.fill();
        }
        for (Run run : runs) {
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
