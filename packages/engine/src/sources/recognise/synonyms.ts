import { normalisedHeader } from './header-name.ts';

/** Names of one column, strongest first. A header in an earlier tier is taken before one in a later tier. */
type Tiers = readonly (readonly string[])[];

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Names of the customer, in English, German, French, Spanish, Italian and Dutch. */
const customerNames: Tiers = [
  ['customer_id'],
  words(`customer client_id client user_id household_id household_key member_id shopper_id buyer_id cust_id
    customer_no customer_nr customer_number customer_key customer_code client_no client_number client_code
    account_id account_no profile_id person_id subscriber_id loyalty_id loyalty_card card_id card_number
    kunde kunden_id kunden_nr kundennr kunden_nummer kundennummer id_client numero_client no_client code_client
    cliente id_cliente cliente_id numero_cliente codigo_cliente cod_cliente codice_cliente klant klant_id
    klantnummer external_id customer_unique_id`),
  words('email e_mail email_address e_mail_address customer_email client_email user_email mail'),
  words('customer_name client_name phone phone_number user member household buyer shopper kundenname'),
];

/** What tells of a person beside the id: two of them in one row say that they belong together. */
const identifierNames: Readonly<Record<string, Tiers>> = {
  email: [
    ['email'],
    words(`e_mail email_address e_mail_address customer_email client_email user_email contact_email billing_email mail
      mailadresse e_mail_adresse courriel correo_electronico`),
  ],
  phone: [
    ['phone'],
    words(`phone_number telephone telephone_number mobile mobile_number mobile_phone cell cell_phone billing_phone
      customer_phone telefon telefonnummer handy handynummer mobilnummer telefono movil cellulare`),
  ],
  anonymous_id: [['anonymous_id'], words('visitor_id cookie_id device_id client_cookie user_pseudo_id')],
};

/** Where and how a person is met: kept apart from the analysis. */
const contactNames: Readonly<Record<string, Tiers>> = {
  first_name: [['first_name'], words('firstname given_name forename vorname prenom nombre nome voornaam')],
  last_name: [
    ['last_name'],
    words('lastname surname family_name nachname familienname nom apellido apellidos cognome achternaam'),
  ],
  street: [
    ['street'],
    words(`address address_1 address1 address_line_1 street_address mailing_street billing_address billing_street
      strasse adresse anschrift direccion indirizzo adres`),
  ],
  postal_code: [
    ['postal_code'],
    words(
      'postcode zip zip_code zipcode plz postleitzahl code_postal codigo_postal cap mailing_zip billing_zip',
    ),
  ],
  city: [['city'], words('town mailing_city billing_city ort stadt ville ciudad citta plaats')],
};

const dayNames: Tiers = [
  ['at', 'day', 'date', 'order_date'],
  words(`order_timestamp order_datetime order_time ordered_at transaction_date transaction_timestamp
    transaction_time transaction_datetime purchase_date purchase_timestamp purchased_at order_purchase_timestamp
    invoice_date sale_date sales_date date_of_purchase date_of_order datetime date_time timestamp event_time
    bestelldatum kaufdatum rechnungsdatum auftragsdatum datum date_commande date_achat date_de_commande fecha
    fecha_pedido fecha_compra data_ordine data_acquisto orderdatum besteldatum aankoopdatum`),
  words(
    'created_at created created_date order_created_at created_on paid_at processed_at completed_at posted_at',
  ),
  words('shipped_at ship_date shipping_date delivery_date delivered_at updated_at due_date'),
];

/** What may stand in the header line for each canonical column. `price` is that of one unit. */
const transactionSynonyms: Readonly<Record<string, Tiers>> = {
  customer_id: customerNames,
  at: dayNames,
  amount: [
    ['amount'],
    words(`net_amount line_amount line_total line_value amount_net net_sales net_revenue net_value net sales_value
      revenue sales sales_amount umsatz nettobetrag netto_umsatz montant_ht ventas omzet`),
    words(`order_value order_amount total_price total_amount order_total total turnover spend spent dollar_value
      value payment_value amount_paid paid price_paid extended_price transaction_amount transaction_value
      purchase_amount betrag gesamtbetrag summe umsatz_brutto montant importe importo bedrag totaal`),
    words('gross gross_amount gross_sales grand_total subtotal payment montant_ttc brutto bruttobetrag'),
  ],
  price: [
    ['price'],
    words(`unit_price item_price price_per_unit sale_price selling_price preis einzelpreis stueckpreis prix
      prix_unitaire precio precio_unitario prezzo prezzo_unitario prijs stuksprijs`),
  ],
  quantity: [
    ['quantity'],
    words(`qty units items item_count number_of_items number_of_units number_of_cds pieces menge anzahl stueck
      quantite qte cantidad quantita aantal`),
  ],
  transaction_id: [
    ['transaction_id', 'order_id'],
    words(`basket_id invoice invoice_no invoice_id invoice_number receipt receipt_id receipt_no receipt_number
      order order_no order_nr order_number order_name transaction transaction_no transaction_number purchase_id
      sale_id sales_id checkout_id ticket ticket_id ticket_number document_no bestell_id bestell_nr bestellnr
      bestellnummer auftrags_nr auftragsnummer rechnungs_nr rechnungsnummer belegnummer bon_nr commande
      commande_id id_commande numero_commande no_commande pedido id_pedido numero_pedido ordine id_ordine
      numero_ordine bestelnummer ordernummer n_commande n_de_commande num_commande numero_de_commande
      no_de_commande reference_commande facture no_facture n_facture numero_facture belegnr beleg_id
      auftragsnr rechnungsnr n_ordine nr_ordine num_ordine codice_ordine n_fattura numero_fattura no_pedido
      n_pedido num_pedido numero_de_pedido codigo_pedido factura numero_factura bestelling_id factuurnummer
      order_num`),
  ],
  line: [
    ['line'],
    words(`line_id line_no line_nr line_number line_item line_item_id lineitem_id order_line order_line_id
      order_item_id order_item order_line_number item_line position pos posten positionsnummer ligne linea riga
      regel`),
  ],
  product_id: [
    ['product_id'],
    words(`sku product_code product_sku stock_code item_id item_code item_no item_number article_id article_no
      article_number article_code variant_id variant_sku asin ean gtin upc artikelnummer artikel_nr artikel_id
      produkt_id produktnummer id_produit code_article id_producto codigo_producto id_prodotto codice_articolo`),
    words('product product_name item item_name article artikel produkt produit producto prodotto'),
  ],
  category: [
    ['category'],
    words('product_category item_category category_name kategorie warengruppe categorie categoria'),
    // Where both are given, the department is the wider one.
    ['department'],
  ],
  brand: [['brand'], words('brand_name vendor manufacturer marke hersteller marque marca merk')],
  channel: [
    ['channel'],
    words('sales_channel order_channel order_source source kanal vertriebskanal canal canale'),
  ],
  discount: [
    ['discount'],
    words(`discount_amount total_discount line_discount discount_value retail_disc rabatt nachlass remise
      descuento sconto korting`),
  ],
  refunded: [
    ['refunded'],
    words(
      'refunded_amount amount_refunded refund refund_amount returned_amount erstattung rembourse reembolso',
    ),
  ],
  cost: [['cost'], words('cogs cost_of_goods cost_of_goods_sold line_cost total_cost wareneinsatz')],
  currency: [['currency'], words('currency_code order_currency waehrung wahrung devise moneda valuta')],
  ...identifierNames,
};

const customerSynonyms: Readonly<Record<string, Tiers>> = {
  customer_id: [...customerNames, ['id']],
  created_at: [
    ['created_at'],
    words(`created created_date customer_since dt_customer signup_date sign_up_date signed_up_at registered_at
      registration_date joined_at join_date member_since first_seen kunde_seit`),
  ],
  country: [['country'], words('country_code land pays pais paese')],
  region: [['region'], words('state province county bundesland provincia')],
  acquisition_channel: [
    ['acquisition_channel'],
    words('channel source utm_source acquisition_source acquired_via referral_source first_channel'),
  ],
  category_spend: [
    ['category_spend'],
    words(`category_spending yearly_category_spend annual_category_spend total_category_spend category_spend_year
      category_budget wallet_size kategorieausgaben ausgaben_kategorie`),
  ],
  share_of_wallet: [
    ['share_of_wallet'],
    words(`wallet_share share_of_wallet_percent share_of_wallet_pct share_of_wallet_prozent wallet_share_percent
      wallet_share_pct share_of_category_spend share_of_customer`),
  ],
  industry: [['industry'], words('sector branche industrie secteur sector_name industry_name')],
  company_size: [
    ['company_size'],
    words(`employees number_of_employees employee_count headcount staff_count mitarbeiter mitarbeiterzahl
      anzahl_mitarbeiter effectif`),
  ],
  household_size: [
    ['household_size'],
    words(`hh_size persons_in_household people_in_household household_members household_size_desc
      haushaltsgroesse haushaltsgrosse personen_im_haushalt`),
  ],
  household_id: [
    ['household_id'],
    words('household_key household hh_id haushalt haushalt_id haushaltsnummer'),
  ],
  account_id: [
    ['account_id'],
    words('account account_no account_number company_id organisation_id organization_id firmen_id'),
  ],
  ...identifierNames,
  ...contactNames,
};

const productSynonyms: Readonly<Record<string, Tiers>> = {
  product_id: transactionSynonyms.product_id!,
  name: [['name'], words('product_name title product_title item_name description bezeichnung')],
  category: [...transactionSynonyms.category!, ['product_type']],
  brand: transactionSynonyms.brand!,
  price: [...transactionSynonyms.price!, words('list_price retail_price')],
  cost: [['cost'], words('unit_cost cost_price cogs purchase_price')],
  repeatable: [['repeatable'], words('is_repeatable consumable replenishable')],
};

const costSynonyms: Readonly<Record<string, Tiers>> = {
  day: [['day', 'date'], words('at cost_date spend_date month week_start datum fecha')],
  amount: [['amount', 'cost'], words('spend spent costs value total budget_spent kosten betrag montant')],
  purpose: [['purpose'], words('type cost_type kind')],
  customer_id: customerNames,
  channel: [['channel'], words('source medium platform kanal')],
};

const consentSynonyms: Readonly<Record<string, Tiers>> = {
  customer_id: customerNames,
  purpose: [['purpose'], words('consent_purpose consent_type consent_for topic channel')],
  status: [['status'], words('consent consent_status state given granted opt_in opted_in value')],
  at: [
    ['at'],
    words('date timestamp given_at consented_at updated_at changed_at created_at consent_date day'),
  ],
  ...identifierNames,
};

const campaignIds: Tiers = [
  ['campaign_id'],
  words('campaign campaign_key campaign_no utm_campaign kampagne kampagnen_id'),
];

const interactionSynonyms: Readonly<Record<string, Tiers>> = {
  message_id: [['message_id'], words('event_id messageid uuid')],
  customer_id: customerNames,
  at: [...dayNames, words('redemption_date redeemed_at event_date opened_at clicked_at visited_at sent_at')],
  kind: [['kind'], words('event event_name event_type activity action interaction metric type')],
  channel: transactionSynonyms.channel!,
  product_id: transactionSynonyms.product_id!,
  campaign_id: campaignIds,
  value: [['value'], words('event_value amount revenue')],
  ...identifierNames,
};

const campaignSynonyms: Readonly<Record<string, Tiers>> = {
  campaign_id: campaignIds,
  name: [['name'], words('campaign_name title description')],
  type: [['type'], words('campaign_type kind')],
  channel: [['channel'], words('medium source kanal')],
  start_day: [['start_day'], words('start_date start starts starts_at from begin begin_date')],
  end_day: [['end_day'], words('end_date end ends ends_at to until')],
  cost: [['cost'], words('costs spend budget amount')],
};

const exposureSynonyms: Readonly<Record<string, Tiers>> = {
  customer_id: customerNames,
  campaign_id: campaignIds,
  at: [['at'], words('date day sent_at exposed_at timestamp contacted_at')],
};

/** Per kind of file: canonical column → the names that a header may have for it. */
export const synonymsOf = {
  transactions: transactionSynonyms,
  customers: customerSynonyms,
  products: productSynonyms,
  costs: costSynonyms,
  consents: consentSynonyms,
  interactions: interactionSynonyms,
  campaigns: campaignSynonyms,
  exposures: exposureSynonyms,
} as const;

/** The tier in which a header names a column, from 0; undefined when it does not. */
export function tierOf(tiers: Tiers, header: string): number | undefined {
  const name = normalisedHeader(header);
  const squeezed = name.replaceAll('_', '');
  const tier = tiers.findIndex((names) =>
    names.some((n) => n === name || n.replaceAll('_', '') === squeezed),
  );
  return tier < 0 ? undefined : tier;
}
