// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.seal;

import java.util.List;

/**
 * What one step of a sealed file's verification found (验章步骤结果); details name files, codes and certificates, never contents.
 *
 * @param reason the step's outcome
 * @param details what exactly, in English
 */
public record Finding(Reason reason, List<String> details) {

    private static final int MOST_DETAILS = 20;

    public Finding {
        details = List.copyOf(details.subList(0, Math.min(details.size(), MOST_DETAILS)));
    }

    static Finding of(Reason reason, String... details) {
        return new Finding(reason, List.of(details));
    }

    /** The steps in their order: the file's, then each seal's (GB/T 38540-2020 §7.3). */
    public enum Step {
        PACKAGE,
        SIGNATURES,
        REFERENCES,
        COVERAGE,
        SEAL_FORMAT,
        SEAL_SIGNATURE,
        SEAL_MAKER,
        SEAL_PERIOD,
        SIGNER_LISTED,
        SIGNER_CERTIFICATE,
        SIGNER_REVOCATION,
        SIGNATURE_VALUE,
        DATA_HASH,
        PROPERTY_INFO,
        SIGNING_TIME,
        TIME_STAMP
    }

    /** What an outcome means for the whole. */
    public enum Weight {
        /** As it should be. */
        PASSED,
        /** Could not be looked at; says nothing against the file. */
        NOT_LOOKED_AT,
        /** No reason to call it forged, none to trust it. */
        DOUBT,
        /** Changed or forged. */
        FORGED,
        /** No file of this kind. */
        UNREADABLE
    }

    /** Outcomes of the steps. Names are public API. */
    public enum Reason {
        PACKAGE_SOUND(Step.PACKAGE, Weight.PASSED, "文件包完好", "the package is sound"),
        PACKAGE_REFUSED(Step.PACKAGE, Weight.UNREADABLE, "不是可接受的版式文件包", "the package is damaged or not acceptable"),
        SIGNATURES_FOUND(Step.SIGNATURES, Weight.PASSED, "文件带有签章", "the file is sealed"),
        NOT_SEALED(Step.SIGNATURES, Weight.FORGED, "文件没有签章", "the file is not sealed"),
        SIGNATURES_UNREADABLE(
                Step.SIGNATURES, Weight.FORGED, "签章描述无法解析", "the description of the seals cannot be read"),
        SIGNATURES_BEYOND_BOUNDS(
                Step.SIGNATURES,
                Weight.DOUBT,
                "签章数量或描述大小超出此处验证的范围",
                "the seals are more, or their descriptions larger, than is read here"),
        FILES_AS_SEALED(Step.REFERENCES, Weight.PASSED, "被保护文件与签章时一致", "the protected files are as they were sealed"),
        FILES_CHANGED(Step.REFERENCES, Weight.FORGED, "被保护文件被改动或缺失", "protected files were changed or are missing"),
        DIGEST_UNKNOWN(Step.REFERENCES, Weight.DOUBT, "摘要算法不受支持", "the digest algorithm is not one accepted here"),
        ALL_FILES_COVERED(Step.COVERAGE, Weight.PASSED, "全部文件均受签章保护", "every file is protected by a seal"),
        FILES_NOT_COVERED(Step.COVERAGE, Weight.FORGED, "有文件不受签章保护", "some files are protected by no seal"),
        SEAL_READABLE(Step.SEAL_FORMAT, Weight.PASSED, "签章数据格式正确", "the sealing is well formed"),
        SEAL_MALFORMED(Step.SEAL_FORMAT, Weight.FORGED, "签章数据格式错误", "the sealing is malformed"),
        SEAL_NOT_THE_ONE_SHOWN(
                Step.SEAL_FORMAT, Weight.FORGED, "文件中的印章与签章所用印章不同", "the seal in the file is not the one that was set"),
        SEAL_KIND_UNKNOWN(Step.SEAL_FORMAT, Weight.DOUBT, "数字签名，不是电子签章", "a digital signature without a seal"),
        SEAL_SIGNATURE_HOLDS(Step.SEAL_SIGNATURE, Weight.PASSED, "印章的制章签名有效", "the seal maker's signature holds"),
        SEAL_SIGNATURE_BROKEN(
                Step.SEAL_SIGNATURE, Weight.FORGED, "印章的制章签名无效", "the seal maker's signature does not hold"),
        SEAL_SIGNATURE_UNKNOWN(
                Step.SEAL_SIGNATURE, Weight.DOUBT, "制章签名算法不受支持", "the seal maker's key is not one accepted here"),
        SEAL_MAKER_TRUSTED(Step.SEAL_MAKER, Weight.PASSED, "制章人证书可信", "the seal maker's certificate is trusted"),
        SEAL_MAKER_NOT_TRUSTED(
                Step.SEAL_MAKER, Weight.DOUBT, "制章人证书不可信", "the seal maker's certificate is not trusted"),
        SEAL_IN_PERIOD(Step.SEAL_PERIOD, Weight.PASSED, "签章时印章在有效期内", "the seal was valid when it was set"),
        SEAL_OUT_OF_PERIOD(Step.SEAL_PERIOD, Weight.DOUBT, "签章时印章不在有效期内", "the seal was not valid when it was set"),
        SEAL_PERIOD_UNKNOWN(Step.SEAL_PERIOD, Weight.DOUBT, "无法得知签章时间", "when the seal was set is not known"),
        SIGNER_LISTED(Step.SIGNER_LISTED, Weight.PASSED, "签章人在印章证书列表中", "the seal lists its signer"),
        SIGNER_NOT_LISTED(Step.SIGNER_LISTED, Weight.FORGED, "签章人不在印章证书列表中", "the seal does not list its signer"),
        SIGNER_TRUSTED(
                Step.SIGNER_CERTIFICATE,
                Weight.PASSED,
                "签章人证书可信，签章时有效",
                "the signer's certificate is trusted and was valid"),
        SIGNER_TRUSTED_BY_TIME_STAMP(
                Step.SIGNER_CERTIFICATE,
                Weight.PASSED,
                "签章人证书已过期，时间戳证明签章在其有效期内",
                "the signer's certificate has expired; a time stamp shows the sealing from before"),
        SIGNER_NOT_TRUSTED(
                Step.SIGNER_CERTIFICATE, Weight.DOUBT, "签章人证书不可信", "the signer's certificate is not trusted"),
        SIGNER_NOT_REVOKED(
                Step.SIGNER_REVOCATION, Weight.PASSED, "签章人证书未被吊销", "the signer's certificate was not revoked"),
        SIGNER_REVOKED(Step.SIGNER_REVOCATION, Weight.DOUBT, "签章人证书已被吊销", "the signer's certificate was revoked"),
        SIGNER_REVOCATION_UNKNOWN(
                Step.SIGNER_REVOCATION, Weight.NOT_LOOKED_AT, "没有吊销信息来源", "no source tells of revoked certificates"),
        SIGNER_REVOCATION_STALE(
                Step.SIGNER_REVOCATION, Weight.NOT_LOOKED_AT, "吊销列表已过期", "the revocation list is past its time"),
        SIGNER_REVOCATION_REQUIRED(
                Step.SIGNER_REVOCATION,
                Weight.DOUBT,
                "须有有效的吊销列表，现无",
                "a revocation list in its time is required and there is none"),
        SIGNATURE_HOLDS(Step.SIGNATURE_VALUE, Weight.PASSED, "签章签名有效", "the sealing's signature holds"),
        SIGNATURE_BROKEN(Step.SIGNATURE_VALUE, Weight.FORGED, "签章签名无效", "the sealing's signature does not hold"),
        SIGNATURE_UNKNOWN(
                Step.SIGNATURE_VALUE, Weight.DOUBT, "签章签名算法不受支持", "the signer's key is not one accepted here"),
        DATA_AS_SEALED(Step.DATA_HASH, Weight.PASSED, "签章原文一致", "what was sealed is unchanged"),
        DATA_CHANGED(Step.DATA_HASH, Weight.FORGED, "签章原文被改动", "what was sealed was changed"),
        DATA_NOT_COMPARED(
                Step.DATA_HASH,
                Weight.DOUBT,
                "签名算法不受支持，签章原文无法比对",
                "the signature's algorithm is not one accepted here: what was sealed is not compared"),
        PROPERTY_AS_FOUND(Step.PROPERTY_INFO, Weight.PASSED, "签章属性指向本签章", "the sealing names its place"),
        PROPERTY_DIFFERS(Step.PROPERTY_INFO, Weight.FORGED, "签章属性指向别处", "the sealing names another place"),
        TIME_POSSIBLE(Step.SIGNING_TIME, Weight.PASSED, "签章时间合理", "the time of sealing is possible"),
        TIME_IN_FUTURE(
                Step.SIGNING_TIME,
                Weight.DOUBT,
                "签章时间在未来，可能有时钟不准",
                "the time of sealing lies in the future: one of the clocks may be wrong"),
        TIME_AFTER_TIME_STAMP(
                Step.SIGNING_TIME,
                Weight.FORGED,
                "签章时间晚于时间戳证明的时间",
                "the time of sealing is later than the one its time stamp proves"),
        TIME_UNKNOWN(Step.SIGNING_TIME, Weight.DOUBT, "签章时间无法解析", "the time of sealing cannot be read"),
        NO_TIME_STAMP(
                Step.TIME_STAMP,
                Weight.NOT_LOOKED_AT,
                "签章没有时间戳，签章时间以签章人所称为准",
                "the sealing has no time stamp: its time is the one its signer tells"),
        TIME_STAMP_HOLDS(Step.TIME_STAMP, Weight.PASSED, "时间戳有效，证明了签章时间", "the time stamp holds and proves the time"),
        TIME_STAMP_NOT_TRUSTED(
                Step.TIME_STAMP,
                Weight.NOT_LOOKED_AT,
                "时间戳机构不在此处信任之列，时间戳未予采信",
                "the time stamp is by an authority that is not trusted here: it proves nothing"),
        TIME_STAMP_UNREADABLE(
                Step.TIME_STAMP, Weight.DOUBT, "时间戳无法解析", "the time stamp is none of RFC 3161 that can be read"),
        TIME_STAMP_BROKEN(
                Step.TIME_STAMP, Weight.FORGED, "时间戳无效，与签名值不符", "the time stamp does not hold for this signature");

        private final Step step;
        private final Weight weight;
        private final String zh;
        private final String en;

        Reason(Step step, Weight weight, String zh, String en) {
            this.step = step;
            this.weight = weight;
            this.zh = zh;
            this.en = en;
        }

        public Step step() {
            return step;
        }

        public Weight weight() {
            return weight;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }
}
