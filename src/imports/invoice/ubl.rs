//! Invoices and credit notes of UBL 2.1.

use roxmltree::Node;

use super::cii::ARTICLE_SCHEMES;
use super::fields::{Reader, euros};
use super::line::{Texts, identifier, line};
use super::xml::{at, children, text_at};
use super::{Form, Invoice, InvoiceError, InvoiceLine, Kind, MAX_LINES, Seller, Term};

/// What the namespaces of UBL's documents begin with: other formats have an `Invoice` too.
const NAMESPACE: &str = "urn:oasis:names:specification:ubl:schema:xsd:";

pub(super) fn read(root: Node<'_, '_>) -> Result<Invoice, InvoiceError> {
    if !root.tag_name().namespace().is_some_and(|name| name.starts_with(NAMESPACE)) {
        return Err(InvoiceError::NotAnInvoice);
    }
    let credit = root.tag_name().name() == "CreditNote";
    let reader = Reader { line: None };
    euros(text_at(root, &["DocumentCurrencyCode"]))?;
    let kind = match text_at(root, &["InvoiceTypeCode"]) {
        _ if credit => Kind::CreditNote,
        code => reader.kind(code)?,
    };
    let lines = lines(root, credit)?;
    let sums = at(root, &["LegalMonetaryTotal"]);
    let sum = |name: &'static str| {
        reader.amount(Term::Total, sums.and_then(|sums| text_at(sums, &[name])))
    };
    Ok(Invoice {
        form: Form::Ubl,
        kind,
        seller: seller(root, &reader)?,
        number: reader.label(Term::Number, text_at(root, &["ID"]))?,
        date: reader.date(text_at(root, &["IssueDate"]))?,
        lines,
        lines_total: sum("LineExtensionAmount")?,
        total_net: sum("TaxExclusiveAmount")?,
        total_gross: sum("TaxInclusiveAmount")?,
    })
}

fn seller(root: Node<'_, '_>, reader: &Reader) -> Result<Seller, InvoiceError> {
    let party = reader.need(Term::Seller, at(root, &["AccountingSupplierParty", "Party"]))?;
    let registered = text_at(party, &["PartyLegalEntity", "RegistrationName"]);
    let name = registered.or_else(|| text_at(party, &["PartyName", "Name"]));
    Ok(Seller {
        name: reader.label(Term::Seller, name)?,
        registration: identifier(text_at(party, &["PartyLegalEntity", "CompanyID"])),
        vat_number: identifier(text_at(party, &["PartyTaxScheme", "CompanyID"])),
    })
}

fn lines(root: Node<'_, '_>, credit: bool) -> Result<Vec<InvoiceLine>, InvoiceError> {
    let name = if credit { "CreditNoteLine" } else { "InvoiceLine" };
    let mut lines = Vec::new();
    for (index, item) in children(root, name).enumerate() {
        if index >= MAX_LINES {
            return Err(InvoiceError::TooManyLines);
        }
        lines.extend(line(&texts(item, credit))?);
    }
    if lines.is_empty() { Err(InvoiceError::NoLines) } else { Ok(lines) }
}

fn texts<'a>(line: Node<'a, '_>, credit: bool) -> Texts<'a> {
    let quantity_name = if credit { "CreditedQuantity" } else { "InvoicedQuantity" };
    let quantity = at(line, &[quantity_name]);
    let base = at(line, &["Price", "BaseQuantity"]);
    let code = at(line, &["Item", "StandardItemIdentification", "ID"]).filter(|id| {
        id.attribute("schemeID").is_none_or(|scheme| ARTICLE_SCHEMES.contains(&scheme))
    });
    Texts {
        number: text_at(line, &["ID"]),
        name: text_at(line, &["Item", "Name"]),
        reference: text_at(line, &["Item", "SellersItemIdentification", "ID"]),
        code: code.and_then(|id| id.text()).map(str::trim),
        quantity: quantity.and_then(|node| node.text()).map(str::trim),
        unit_code: quantity.and_then(|node| node.attribute("unitCode")),
        price: text_at(line, &["Price", "PriceAmount"]),
        base: base.and_then(|node| node.text()).map(str::trim),
        base_unit: base.and_then(|node| node.attribute("unitCode")),
        rate: text_at(line, &["Item", "ClassifiedTaxCategory", "Percent"]),
        total: text_at(line, &["LineExtensionAmount"]),
    }
}
