//! Cross Industry Invoices of UN/CEFACT: the XML of Factur-X.

use roxmltree::Node;

use super::fields::{Reader, euros};
use super::line::{Texts, identifier, line};
use super::xml::{at, children, text_at};
use super::{Form, Invoice, InvoiceError, InvoiceLine, MAX_LINES, Seller, Term};

/// The schemes of article numbers: GTIN by ISO 6523, and its former names.
pub(super) const ARTICLE_SCHEMES: [&str; 3] = ["0160", "0088", "GTIN"];

pub(super) fn read(root: Node<'_, '_>) -> Result<Invoice, InvoiceError> {
    let missing = || InvoiceError::NotAnInvoice;
    let document = at(root, &["ExchangedDocument"]).ok_or_else(missing)?;
    let trade = at(root, &["SupplyChainTradeTransaction"]).ok_or_else(missing)?;
    let agreement = at(trade, &["ApplicableHeaderTradeAgreement"]).ok_or_else(missing)?;
    let settlement = at(trade, &["ApplicableHeaderTradeSettlement"]).ok_or_else(missing)?;
    let reader = Reader { line: None };
    euros(text_at(settlement, &["InvoiceCurrencyCode"]))?;
    let date = text_at(document, &["IssueDateTime", "DateTimeString"]);
    let lines = lines(trade)?;
    let sums = at(settlement, &["SpecifiedTradeSettlementHeaderMonetarySummation"]);
    let sum = |name: &'static str| {
        reader.amount(Term::Total, sums.and_then(|sums| text_at(sums, &[name])))
    };
    Ok(Invoice {
        form: Form::Cii,
        kind: reader.kind(text_at(document, &["TypeCode"]))?,
        seller: seller(agreement, &reader)?,
        number: reader.label(Term::Number, text_at(document, &["ID"]))?,
        date: reader.date(date)?,
        lines,
        lines_total: sum("LineTotalAmount")?,
        total_net: sum("TaxBasisTotalAmount")?,
        total_gross: sum("GrandTotalAmount")?,
    })
}

fn seller(agreement: Node<'_, '_>, reader: &Reader) -> Result<Seller, InvoiceError> {
    let party = at(agreement, &["SellerTradeParty"]);
    let party = reader.need(Term::Seller, party)?;
    let vat = children(party, "SpecifiedTaxRegistration")
        .filter_map(|registration| at(registration, &["ID"]))
        .find(|id| id.attribute("schemeID") == Some("VA"));
    Ok(Seller {
        name: reader.label(Term::Seller, text_at(party, &["Name"]))?,
        registration: identifier(text_at(party, &["SpecifiedLegalOrganization", "ID"])),
        vat_number: identifier(vat.and_then(|id| id.text())),
    })
}

fn lines(trade: Node<'_, '_>) -> Result<Vec<InvoiceLine>, InvoiceError> {
    let mut lines = Vec::new();
    let mut seen = 0_usize;
    for item in children(trade, "IncludedSupplyChainTradeLineItem") {
        seen += 1;
        if seen > MAX_LINES {
            return Err(InvoiceError::TooManyLines);
        }
        // The profile EXTENDED has lines that group others or only tell something.
        let role = text_at(item, &["AssociatedDocumentLineDocument", "LineStatusReasonCode"]);
        if matches!(role, Some("GROUP" | "INFORMATION")) {
            continue;
        }
        lines.extend(line(&texts(item))?);
    }
    if lines.is_empty() { Err(InvoiceError::NoLines) } else { Ok(lines) }
}

fn texts<'a>(item: Node<'a, '_>) -> Texts<'a> {
    let product = at(item, &["SpecifiedTradeProduct"]);
    let in_product = |name: &'static str| product.and_then(|product| text_at(product, &[name]));
    let code = product.and_then(|product| at(product, &["GlobalID"])).filter(|id| {
        id.attribute("schemeID").is_none_or(|scheme| ARTICLE_SCHEMES.contains(&scheme))
    });
    let quantity = at(item, &["SpecifiedLineTradeDelivery", "BilledQuantity"]);
    let price = at(item, &["SpecifiedLineTradeAgreement", "NetPriceProductTradePrice"]);
    let base = price.and_then(|price| at(price, &["BasisQuantity"]));
    let settlement = at(item, &["SpecifiedLineTradeSettlement"]);
    let in_settlement =
        |path: &[&'static str]| settlement.and_then(|settlement| text_at(settlement, path));
    Texts {
        number: text_at(item, &["AssociatedDocumentLineDocument", "LineID"]),
        name: in_product("Name"),
        reference: in_product("SellerAssignedID"),
        code: code.and_then(|id| id.text()).map(str::trim),
        quantity: quantity.and_then(|node| node.text()).map(str::trim),
        unit_code: quantity.and_then(|node| node.attribute("unitCode")),
        price: price.and_then(|price| text_at(price, &["ChargeAmount"])),
        base: base.and_then(|node| node.text()).map(str::trim),
        base_unit: base.and_then(|node| node.attribute("unitCode")),
        rate: in_settlement(&["ApplicableTradeTax", "RateApplicablePercent"]),
        total: in_settlement(&["SpecifiedTradeSettlementLineMonetarySummation", "LineTotalAmount"]),
    }
}
