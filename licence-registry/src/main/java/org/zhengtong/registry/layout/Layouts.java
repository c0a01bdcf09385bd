// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import static org.zhengtong.registry.layout.LayoutProblem.LAYOUT_INVALID;
import static org.zhengtong.registry.layout.LayoutProblem.LAYOUT_MISSING;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.register.Licence;

/**
 * Typesets licences: with the layout that their type names (版式模板), the operator's before the one that comes along, a type that names none
 * with the common one; and with the configured typefaces or else the one that comes along.
 */
@Singleton
public class Layouts {

    private static final String COMMON = "common";
    private static final String TYPEFACE = "NotoSansSC-Regular";

    private final LayoutConfig config;
    private final ObjectMapper json;
    private volatile @Nullable List<Typeface> typefaces;

    Layouts(LayoutConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    /** The sheet of a licence with a code of that text; refused when a character has no glyph. */
    public Sheet sheet(Licence licence, LicenceType type, String code) {
        return new Typesetter(typefaces()).set(layout(type), Face.of(licence, type), code);
    }

    /** The typefaces in the order they are tried; read once, at the first use. */
    public List<Typeface> typefaces() {
        List<Typeface> known = typefaces;
        if (known == null) {
            known = config.fonts().map(Layouts::configured).orElseGet(Layouts::own);
            typefaces = known;
        }
        return known;
    }

    private Layout layout(LicenceType type) {
        String template = type.terms().template();
        String file = (template == null ? COMMON : template) + ".json";
        try (InputStream layout = open(file)) {
            if (layout == null) {
                throw new ProblemException(
                        LAYOUT_MISSING,
                        "licence type " + type.code().value() + " names the layout " + template + ": put " + file
                                + " into the folder of zt.registry.document.layouts");
            }
            return json.readValue(layout, Layout.class);
        } catch (JsonProcessingException malformed) {
            throw new ProblemException(LAYOUT_INVALID, file + ": " + malformed.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the layout " + file + " cannot be read", unreadable);
        }
    }

    /** The operator's layout of that name, or else the one that comes along. */
    private @Nullable InputStream open(String file) throws IOException {
        Optional<Path> own =
                config.layouts().map(folder -> folder.resolve(file)).filter(Files::exists);
        return own.isPresent()
                ? Files.newInputStream(own.get())
                : Layouts.class.getResourceAsStream("/layouts/" + file);
    }

    private static List<Typeface> configured(List<Path> files) {
        List<Typeface> read = new ArrayList<>();
        for (Path file : files) {
            try {
                String name = String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9-]", "-");
                read.add(Typeface.read(name, Files.readAllBytes(file)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("zt.registry.document.fonts names " + file, unreadable);
            }
        }
        return List.copyOf(read);
    }

    private static List<Typeface> own() {
        try (InputStream font = resource("/fonts/" + TYPEFACE + ".ttf")) {
            return List.of(Typeface.read(TYPEFACE, font.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the font that comes along cannot be read", unreadable);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Layouts.class.getResourceAsStream(name), name);
    }
}
