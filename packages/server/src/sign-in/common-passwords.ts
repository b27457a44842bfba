/**
 * Passwords of twelve characters and more that lists of leaked ones and of defaults hold again and again, and the
 * patterns behind them (keyboard rows, runs of digits, a word with a year). In lower case.
 */
export const commonPasswords: ReadonlySet<string> = new Set([
  'correct horse battery staple',
  ...`
    !qaz2wsx#edc 000000000000 0000000000000000 010203040506 0123456789012 012345678910 098765432101
    0987654321098 102030405060 111111111111 1111111111111111 112233445566 11223344556677 121212121212
    123123123123 123321123321 123412341234 1234554321123 123456123456 123456654321 1234567887654321
    123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 12345678901234567890
    1234567890qwerty 1234567891011 123456789101112 123456789a123 123456789abc 123456789qwerty
    123456abcdef 123456qwerty 147258369000 147258369147 159357159357 159753159753 1q2w3e4r5t6y
    1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o0p 1qaz!qaz1qaz 1qaz2wsx3edc 1qaz2wsx3edc4rfv
    1qaz@wsx3edc 1qazxsw23edc 222222222222 314159265358 31415926535897 333333333333 444444444444
    555555555555 666666666666 777777777777 888888888888 987654321012 9876543210123 987654321098
    999999999999 a123456789012 aa1234567890 aa123456789012 aaaaaaaaaaaa abc123456789 abc123abc123
    abcd12345678 abcd1234abcd abcdef123456 abcdefg12345 abcdefghijkl abcdefghijklm abcdefghijklmnop
    abcdefghijklmnopqrstuvwxyz admin1234567 admin12345678 admin123456789 admin1234admin admin123admin
    admin@123456 admin@12345678 adminadmin12 adminadmin123 adminadminadmin administrator administrator1
    administrator123 analytics1234 arsenal12345 asd123456789 asdf12345678 asdfasdfasdf asdfghjkl123
    asdfghjkl1234 asdfghjkl;'\\ asdfghjklasdf attune123456 attune1234567 attuneattune attunepassword
    autumn2025!! azertyuiop12 azertyuiop123 azertyuiopqsdf barcelona123 baseball1234 basketball12
    basketball123 batman123456 blessed12345 blink182blink changeme1234 changeme12345 changemenow1
    changemeplease changethispassword charlie12345 chelsea12345 company1234! company12345 companyname1
    computer1234 computer12345 correcthorsebattery correcthorsebatterystaple cristiano123 customers1234
    december2024 december2025 default12345 default123456 dragon123456 dragonball123 facebook1234
    football1234 football12345 freedom12345 godisgood123 godisgreat123 google123456 guest1234567
    hakunamatata hakunamatata1 harrypotter1 harrypotter123 iamironman123 ilovejesus123 ilovemyfamily
    ilovemymother ilovemyself1 iloveyou1234 iloveyou12345 iloveyou123456 iloveyou2024 iloveyou2025
    iloveyou2026 iloveyoubaby iloveyouforever iloveyousomuch internet1234 january20251 jennifer1234
    jesuschrist1 jesusislord1 jesusislord123 jordan123456 juventus1234 letmein12345 letmein123456
    letmein2024! letmeinletmein letmeinplease liverpool123 liverpool1234 lordoftherings manchester12
    manchesterunited manutd123456 marketing123 marketing1234 marketing12345 master123456
    maytheforcebewithyou metallica123 michael12345 microsoft123 minecraft123 minecraft1234 monkey123456
    mypassword123 mypassword1234 mypassword12345 naruto123456 newpassword1 newpassword123 nothing12345
    november2025 onceuponatime p@ssw0rd123! p@ssw0rd1234 p@ssw0rd12345 p@ssword1234 pa$$word1234
    passw0rd1234 passw0rd12345 password123! password1234 password1234! password12345 password12345!
    password123456 password1234567 password12345678 password123456789 password1234567890 password2020
    password2021 password2022 password2023 password2024 password2025 password2026 passwordpassword
    pokemon12345 princess1234 princess12345 q1w2e3r4t5y6 q1w2e3r4t5y6u7 q1w2e3r4t5y6u7i8 qaz123wsx456
    qazwsx123456 qazwsxedcrfv qazwsxedcrfvtgb qazxswedcvfr qwerty12345! qwerty123456 qwerty1234567
    qwerty12345678 qwerty123456789 qwerty1234567890 qwerty123qwerty qwertyqwerty qwertyqwerty1
    qwertyuiop12 qwertyuiop123 qwertyuiop1234 qwertyuiop12345 qwertyuiop123456789 qwertyuiop[]
    qwertyuiop[]\\ qwertyuiopas qwertyuiopasdf qwertyuiopasdfgh qwertyuiopasdfghjkl
    qwertyuiopasdfghjklzxcvbnm qwertzuiop12 qwertzuiop123 qwertzuiopasdf realmadrid12 realmadrid123
    root12345678 rootrootroot samsung12345 secret123456 secretsecret september2025 server123456
    shadow123456 spiderman123 spring2025!! starwars1234 sunshine1234 sunshine12345 superadmin123
    supercalifragilisticexpialidocious superman1234 superman12345 superuser123 temp12345678 temporary123
    temporary1234 test12345678 test123456789 test1234test testing12345 testtesttest thankyougod1
    thankyoujesus thelordoftherings thisismypassword topsecret123 trustno1trustno1 unknown12345
    user12345678 username1234 welcome1234! welcome12345 welcome123456 welcome2024! welcome2025!
    welcome2026! welcome@1234 welcomehome1 whatever1234 winter2025!! xxxxxxxxxxxx zaq12wsxcde3
    zaq1xsw2cde3 zxcvbnm12345 zxcvbnm123456 zxcvbnm123456789 zxcvbnmasdfghjkl zxcvbnmzxcvbnm
    zxcvzxcvzxcv zzzzzzzzzzzz
  `
    .trim()
    .split(/\s+/),
]);
