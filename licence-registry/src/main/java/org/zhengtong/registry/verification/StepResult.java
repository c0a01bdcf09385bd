// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import java.util.List;

/** What one step of a verification found, and why. Details name fields and codes, never values of a person. */
public record StepResult(Step step, State state, Reason reason, List<String> details) {

    /** The steps in their order. */
    public enum Step {
        IDENTIFIER,
        REGISTER,
        SIGNATURE,
        CERTIFICATE,
        REVOCATION,
        CONTENT,
        STATUS,
        VALIDITY,
        SUPERSESSION
    }

    /** How a step ended. */
    public enum State {
        PASSED,
        FAILED,
        SKIPPED
    }

    /** Why a step ended as it did. Names are public API. */
    public enum Reason {
        IDENTIFIER_SOUND("证照标识格式与校验位正确", "the identifier's form and check character are right"),
        IDENTIFIER_UNSOUND("证照标识格式或校验位错误", "the identifier's form or check character is wrong"),
        IDENTIFIER_FOREIGN(
                "不是 GB/T 36904 的证照标识，归集数据中也没有",
                "the identifier is none of GB/T 36904, and no licence taken in is known by it"),
        UNREADABLE("不是可读的证照二维码", "this is no licence code that can be read"),
        NO_IDENTIFIER("文件未载明证照标识", "the file names no licence"),
        IN_REGISTER("登记在册", "the register knows the licence"),
        ISSUER_NOT_HERE(
                "该颁发机构的证照不由本库登记，请向其登记库核验", "this registry does not keep the issuer's licences: ask the one that does"),
        ISSUER_NOT_NAMED(
                "本库无此信息；所报数据未写明颁发机构代码，可能登记在其他库",
                "this register has no such licence; the data do not name the issuer's code, so that another may have it"),
        NOT_IN_REGISTER("颁发机构的登记库中没有该证照", "the issuer's register has no such licence"),
        ISSUER_TELLS("已向颁发机构登记库核验，以其答复为准", "the issuer's register was asked: it is as it tells"),
        ISSUER_TOOK_IN(
                "颁发机构登记库中为归集证照，或未说明来源，真伪未经签发确认",
                "the issuer's register took the licence in, or does not tell that it was issued there: nobody confirms it"),
        ISSUER_REFUSED("节点不准予向颁发机构登记库查询", "a node does not let the issuer's register be asked"),
        ISSUER_SILENT("颁发机构登记库未能及时答复，请稍后再试", "the issuer's register gave no answer in time: try again later"),
        ISSUER_UNPROVEN(
                "颁发机构登记库的答复未经证明，不予采用", "what came as the issuer's register's answer is not proven and was not used"),
        ISSUER_KNOWS_ONLY_NOW(
                "该颁发机构的证照不由本库登记；过去时点的状态请向其登记库查询",
                "this registry does not keep the issuer's licences, and asks for their state as of now alone"),
        CONTENT_NOT_COMPARED(
                "仅按标识向颁发机构登记库核验，所示内容未与其登记比对",
                "the issuer's register was asked by identifier alone: what was shown is not compared with it"),
        SIGNATURE_HOLDS("签名有效", "the signature holds"),
        SIGNATURE_BROKEN("签名无效，内容与签名不符", "the signature does not hold for this content"),
        CERTIFICATE_TRUSTED("签名证书可信，且签发时在有效期内", "the signer's certificate is trusted and was valid when it signed"),
        CERTIFICATE_TRUSTED_BY_TIME_STAMP(
                "签名证书已过期，时间戳证明签名在其有效期内", "the certificate has expired; a time stamp shows the signature from before"),
        CERTIFICATE_EXPIRED_UNPROVEN(
                "签名证书已过期，没有可信时间戳证明签名时间", "the certificate has expired and no trusted time stamp shows when it signed"),
        CERTIFICATE_NOT_THE_ISSUERS("签名证书不是登记的颁发机构证书", "the certificate is not the one the issuer signed with"),
        CERTIFICATE_NOT_TRUSTED("签名证书未由信任的根证书签发", "the signer's certificate does not lead to the trusted root"),
        CERTIFICATE_NOT_VALID_THEN("签发时签名证书不在有效期内", "the signer's certificate was not valid when it signed"),
        CERTIFICATE_NOT_REVOKED("签名时签名证书未被吊销", "the signer's certificate was not revoked when it signed"),
        CERTIFICATE_REVOKED("签名时签名证书已被吊销", "the signer's certificate had been revoked when it signed"),
        NO_REVOCATION_SOURCE("没有吊销信息来源", "no source tells of revoked certificates"),
        REVOCATION_LIST_STALE("吊销列表已过期", "the revocation list is past its time"),
        REVOCATION_LIST_REQUIRED("须有有效的吊销列表，现无", "a revocation list in its time is required and there is none"),
        CONTENT_AS_REGISTERED("文档内容与登记一致", "the document says what was registered"),
        CONTENT_DIFFERS("文档内容与登记不一致", "the document differs from what was registered"),
        CONTENT_AS_TAKEN_IN("编号和持证主体与归集数据一致", "number and holders are as in the data taken in"),
        CONTENT_NOT_AS_TAKEN_IN("编号或持证主体与归集数据不一致", "number or holders differ from the data taken in"),
        NOT_ISSUED_THEN("该时点尚未签发", "the licence had not been issued at that time"),
        IN_FORCE("状态为有效", "the recorded state is in force"),
        SUSPENDED("证照被暂扣", "the licence is suspended"),
        CANCELLED("证照已注销", "the licence was cancelled"),
        REVOKED("证照已吊销", "the licence was revoked"),
        ANNULLED("证照已撤销", "the licence was annulled: it should not have been given"),
        TRANSFERRED_OUT("证照已转出", "the licence was transferred to another authority"),
        WITHIN_PERIOD("在有效期内", "the day is within the period of validity"),
        BEFORE_PERIOD("有效期尚未开始", "the period of validity has not begun"),
        AFTER_PERIOD("有效期已届满", "the period of validity is over"),
        NOT_SUPERSEDED("未被取代", "no newer version replaces it"),
        SUPERSEDED("已被新版本取代", "a newer version replaces it"),
        TAKEN_IN("归集的存量证照，非本库签发", "a stock licence that was taken in; this registry did not issue it"),
        NOT_SIGNED_HERE("归集数据没有签名，真伪须由颁发机构确认", "taken-in data carry no signature: only the issuer can confirm them"),
        STATE_AS_TAKEN_IN("状态以归集数据为准", "the state is as the data taken in have it"),
        NO_DOCUMENT("未提交文档", "no document was given"),
        ITEMS_MISSING("所报数据缺少证照编号或持证主体，无法查找", "the number or the holder is missing: no licence could be looked for"),
        ITEMS_AS_REGISTERED("所报数据与登记一致", "the items given are as registered"),
        ITEMS_DIFFER("所报数据与登记不一致（或填写有误）", "items given are not as registered, or were mistyped"),
        NOT_REACHED("前序步骤未通过，未检查", "not checked, as an earlier step did not pass");

        private final String zh;
        private final String en;

        Reason(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    static StepResult passed(Step step, Reason reason) {
        return new StepResult(step, State.PASSED, reason, List.of());
    }

    static StepResult failed(Step step, Reason reason, List<String> details) {
        return new StepResult(step, State.FAILED, reason, List.copyOf(details));
    }

    static StepResult skipped(Step step, Reason reason) {
        return new StepResult(step, State.SKIPPED, reason, List.of());
    }
}
