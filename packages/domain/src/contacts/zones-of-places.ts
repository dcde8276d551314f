// Which clock hangs where: data for `time-zone-of-place.ts`. By hand rather than from a package: those that know places by name
// are lists of cities of 2 MB and more, or want coordinates, and none knows which side of a line a small town is on.
// Sources: the IANA time zone database; the zone lines of 49 CFR part 71; the area codes of the North American Numbering Plan.

/** "first what it says,second what it says" as a record; a value may hold spaces. */
function listed(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').map((entry): [string, string] => {
      const [key = '', ...value] = entry.trim().split(' ');
      return [key, value.join(' ')];
    }),
  );
}

/** Of each country the zone in which most of its people live. */
export const countriesByZone = listed(
  `Africa/Abidjan CI,Africa/Accra GH,Africa/Addis_Ababa ET,Africa/Algiers DZ,Africa/Asmara ER,Africa/Bamako ML,Africa/Bangui CF,
   Africa/Banjul GM,Africa/Bissau GW,Africa/Blantyre MW,Africa/Brazzaville CG,Africa/Bujumbura BI,Africa/Cairo EG,
   Africa/Casablanca MA,Africa/Conakry GN,Africa/Dakar SN,Africa/Dar_es_Salaam TZ,Africa/Djibouti DJ,Africa/Douala CM,
   Africa/El_Aaiun EH,Africa/Freetown SL,Africa/Gaborone BW,Africa/Harare RH ZW,Africa/Johannesburg ZA,Africa/Juba SS,
   Africa/Kampala UG,Africa/Khartoum SD,Africa/Kigali RW,Africa/Kinshasa CD,Africa/Lagos NG,Africa/Libreville GA,Africa/Lome TG,
   Africa/Luanda AO,Africa/Lusaka ZM,Africa/Malabo GQ,Africa/Maputo MZ,Africa/Maseru LS,Africa/Mbabane SZ,Africa/Mogadishu SO,
   Africa/Monrovia LR,Africa/Nairobi KE,Africa/Ndjamena TD,Africa/Niamey NE,Africa/Nouakchott MR,Africa/Ouagadougou BF HV,
   Africa/Porto-Novo BJ DY,Africa/Sao_Tome ST,Africa/Tripoli LY,Africa/Tunis TN,Africa/Windhoek NA,America/Anguilla AI,
   America/Antigua AG,America/Argentina/Buenos_Aires AR,America/Aruba AW,America/Asuncion PY,America/Barbados BB,
   America/Belize BZ,America/Bogota CO,America/Caracas VE,America/Cayenne GF,America/Cayman KY,America/Costa_Rica CR,
   America/Curacao AN CW,America/Dominica DM,America/El_Salvador SV,America/Grand_Turk TC,America/Grenada GD,
   America/Guadeloupe GP,America/Guatemala GT,America/Guayaquil EC,America/Guyana GY,America/Havana CU,America/Jamaica JM,
   America/Kralendijk BQ,America/La_Paz BO,America/Lima PE,America/Lower_Princes SX,America/Managua NI,America/Marigot MF,
   America/Martinique MQ,America/Mexico_City MX,America/Miquelon PM,America/Montevideo UY,America/Montserrat MS,America/Nassau BS,
   America/New_York US,America/Nuuk GL,America/Panama PA,America/Paramaribo SR,America/Port-au-Prince HT,America/Port_of_Spain TT,
   America/Puerto_Rico PR,America/Santiago CL,America/Santo_Domingo DO,America/Sao_Paulo BR,America/St_Barthelemy BL,
   America/St_Kitts KN,America/St_Lucia LC,America/St_Thomas VI,America/St_Vincent VC,America/Tegucigalpa HN,America/Toronto CA,
   America/Tortola VG,Arctic/Longyearbyen SJ,Asia/Aden YE,Asia/Almaty KZ,Asia/Amman JO,Asia/Ashgabat TM,Asia/Baghdad IQ,
   Asia/Bahrain BH,Asia/Baku AZ,Asia/Bangkok TH,Asia/Beirut LB,Asia/Bishkek KG,Asia/Brunei BN,Asia/Colombo LK,Asia/Damascus SY,
   Asia/Dhaka BD,Asia/Dili TL,Asia/Dubai AE,Asia/Dushanbe TJ,Asia/Gaza PS,Asia/Ho_Chi_Minh VN,Asia/Hong_Kong HK,Asia/Jakarta ID,
   Asia/Jerusalem IL,Asia/Kabul AF,Asia/Karachi PK,Asia/Kathmandu NP,Asia/Kolkata IN,Asia/Kuala_Lumpur MY,Asia/Kuwait KW,
   Asia/Macau MO,Asia/Manila PH,Asia/Muscat OM,Asia/Nicosia CY,Asia/Phnom_Penh KH,Asia/Pyongyang KP,Asia/Qatar QA,Asia/Riyadh SA,
   Asia/Saigon VD,Asia/Seoul KR,Asia/Shanghai CN,Asia/Singapore SG,Asia/Taipei TW,Asia/Tashkent UZ,Asia/Tbilisi GE,Asia/Tehran IR,
   Asia/Thimphu BT,Asia/Tokyo JP,Asia/Ulaanbaatar MN,Asia/Vientiane LA,Asia/Yangon MM,Asia/Yerevan AM,Atlantic/Bermuda BM,
   Atlantic/Cape_Verde CV,Atlantic/Faroe FO,Atlantic/Reykjavik IS,Atlantic/South_Georgia GS,Atlantic/St_Helena SH,
   Atlantic/Stanley FK,Australia/Sydney AU,Europe/Amsterdam NL,Europe/Andorra AD,Europe/Athens GR,Europe/Belgrade CS RS,
   Europe/Berlin DE,Europe/Bratislava SK,Europe/Brussels BE,Europe/Bucharest RO,Europe/Budapest HU,Europe/Chisinau MD,
   Europe/Copenhagen DK,Europe/Dublin IE,Europe/Gibraltar GI,Europe/Guernsey GG,Europe/Helsinki FI,Europe/Isle_of_Man IM,
   Europe/Istanbul TR,Europe/Jersey JE,Europe/Kyiv UA,Europe/Lisbon PT,Europe/Ljubljana SI,Europe/London GB UK,
   Europe/Luxembourg LU,Europe/Madrid ES,Europe/Malta MT,Europe/Mariehamn AX,Europe/Minsk BY,Europe/Monaco MC,Europe/Moscow RU,
   Europe/Oslo NO,Europe/Paris FR,Europe/Podgorica ME,Europe/Prague CZ,Europe/Riga LV,Europe/Rome IT,Europe/San_Marino SM,
   Europe/Sarajevo BA,Europe/Skopje MK,Europe/Sofia BG,Europe/Stockholm SE,Europe/Tallinn EE,Europe/Tirane AL,Europe/Vaduz LI,
   Europe/Vatican VA,Europe/Vienna AT,Europe/Vilnius LT,Europe/Warsaw PL,Europe/Zagreb HR,Europe/Zurich CH,Indian/Antananarivo MG,
   Indian/Chagos IO,Indian/Christmas CX,Indian/Cocos CC,Indian/Comoro KM,Indian/Kerguelen TF,Indian/Mahe SC,Indian/Maldives MV,
   Indian/Mauritius MU,Indian/Mayotte YT,Indian/Reunion RE,Pacific/Apia WS,Pacific/Auckland NZ,Pacific/Efate NH VU,
   Pacific/Fakaofo TK,Pacific/Fiji FJ,Pacific/Funafuti TV,Pacific/Guadalcanal SB,Pacific/Guam GU,Pacific/Majuro MH,
   Pacific/Nauru NR,Pacific/Niue NU,Pacific/Norfolk NF,Pacific/Noumea NC,Pacific/Pago_Pago AS,Pacific/Palau PW,
   Pacific/Pitcairn PN,Pacific/Pohnpei FM,Pacific/Port_Moresby PG,Pacific/Rarotonga CK,Pacific/Saipan MP,Pacific/Tahiti PF,
   Pacific/Tarawa KI,Pacific/Tongatapu TO,Pacific/Wake UM,Pacific/Wallis WF`,
);

const eastern = 'America/New_York';
const central = 'America/Chicago';
const mountain = 'America/Denver';
const pacific = 'America/Los_Angeles';

/** By the country's parts: states, provinces. */
export const regionsByZone: Record<string, Record<string, string>> = {
  US: {
    [eastern]: 'CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV',
    [central]: 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI',
    [mountain]: 'CO ID MT NM UT WY',
    'America/Phoenix': 'AZ',
    [pacific]: 'CA NV OR WA',
    'America/Anchorage': 'AK',
    'Pacific/Honolulu': 'HI',
    'America/Puerto_Rico': 'PR',
    'America/St_Thomas': 'VI',
    'Pacific/Guam': 'GU',
    'Pacific/Saipan': 'MP',
    'Pacific/Pago_Pago': 'AS',
  },
  CA: {
    'America/Vancouver': 'BC',
    'America/Edmonton': 'AB NT',
    'America/Regina': 'SK',
    'America/Winnipeg': 'MB',
    'America/Halifax': 'NS NB PE',
    'America/St_Johns': 'NL',
    'America/Toronto': 'ON QC NU',
    'America/Whitehorse': 'YT',
  },
  AU: {
    'Australia/Sydney': 'NSW ACT',
    'Australia/Melbourne': 'VIC',
    'Australia/Brisbane': 'QLD',
    'Australia/Adelaide': 'SA',
    'Australia/Darwin': 'NT',
    'Australia/Perth': 'WA',
    'Australia/Hobart': 'TAS',
  },
  BR: {
    'America/Manaus': 'AM',
    'America/Rio_Branco': 'AC',
    'America/Cuiaba': 'MT',
    'America/Campo_Grande': 'MS',
    'America/Porto_Velho': 'RO',
    'America/Boa_Vista': 'RR',
    'America/Sao_Paulo': 'SP RJ MG ES PR SC RS DF GO',
    'America/Bahia': 'BA',
    'America/Fortaleza': 'CE MA PB PI RN',
    'America/Recife': 'PE',
    'America/Maceio': 'AL SE',
    'America/Belem': 'PA AP',
    'America/Araguaina': 'TO',
  },
  MX: {
    'America/Tijuana': 'BC',
    'America/Hermosillo': 'SON',
    'America/Cancun': 'QROO',
    'America/Mazatlan': 'BCS SIN NAY',
  },
};

/** The parts written out; what is not here stands as its code. */
export const regionNames: Record<string, Record<string, string>> = {
  US: listed(
    `AL alabama,AK alaska,AZ arizona,AR arkansas,CA california,CO colorado,CT connecticut,DC district of columbia,DE delaware,
     FL florida,GA georgia,HI hawaii,ID idaho,IL illinois,IN indiana,IA iowa,KS kansas,KY kentucky,LA louisiana,ME maine,
     MD maryland,MA massachusetts,MI michigan,MN minnesota,MS mississippi,MO missouri,MT montana,NE nebraska,NV nevada,
     NH new hampshire,NJ new jersey,NM new mexico,NY new york,NC north carolina,ND north dakota,OH ohio,OK oklahoma,OR oregon,
     PA pennsylvania,RI rhode island,SC south carolina,SD south dakota,TN tennessee,TX texas,UT utah,VT vermont,VA virginia,
     WA washington,WV west virginia,WI wisconsin,WY wyoming,PR puerto rico,GU guam`,
  ),
  CA: listed(
    `BC british columbia,AB alberta,SK saskatchewan,MB manitoba,NS nova scotia,NB new brunswick,PE prince edward island,
     NL newfoundland and labrador,ON ontario,QC quebec,YT yukon,NT northwest territories,NU nunavut`,
  ),
  AU: listed(
    `NSW new south wales,ACT australian capital territory,VIC victoria,QLD queensland,SA south australia,
     NT northern territory,WA western australia,TAS tasmania`,
  ),
  MX: listed(
    `BC baja california,SON sonora,QROO quintana roo,BCS baja california sur,SIN sinaloa,NAY nayarit`,
  ),
  BR: listed(`AM amazonas,AC acre,MT mato grosso,MS mato grosso do sul,BA bahia,CE ceara,PE pernambuco`),
};

/**
 * States and provinces with a second clock, and the places that keep it. Where few people do, a place that is not listed keeps the
 * first one; where both sides are large, `first` lists who keeps it, and everybody else is asked about.
 */
export type SecondClock = {
  zone: string;
  places: string;
  asks: 'never' | 'without-city' | 'unless-listed';
  first?: string;
};

export const secondClocks: Record<string, Record<string, SecondClock>> = {
  US: {
    AZ: {
      zone: mountain,
      asks: 'never',
      places:
        'window rock,tuba city,kayenta,chinle,ganado,fort defiance,many farms,page springs,teec nos pos,lukachukai,st michaels',
    },
    FL: {
      zone: central,
      asks: 'without-city',
      places:
        'pensacola,pensacola beach,panama city,panama city beach,fort walton beach,ft walton beach,destin,crestview,niceville,milton,navarre,gulf breeze,marianna,defuniak springs,bonifay,chipley,lynn haven,eglin afb,santa rosa beach,blountstown,miramar beach,valparaiso,callaway,pace,perdido key,rosemary beach,seaside,hurlburt field,graceville,shalimar',
    },
    ID: {
      zone: pacific,
      asks: 'without-city',
      places:
        "coeur d'alene,coeur dalene,lewiston,moscow,post falls,sandpoint,hayden,rathdrum,orofino,grangeville,kellogg,bonners ferry,wallace,st maries,cottonwood,kamiah,lapwai,priest river",
    },
    IN: {
      zone: central,
      asks: 'unless-listed',
      places:
        'gary,evansville,la porte,laporte,hammond,michigan city,merrillville,valparaiso,portage,crown point,east chicago,hobart,highland,munster,schererville,chesterton,newburgh,princeton,mount vernon,tell city,rensselaer,knox,boonville,rockport,dyer,st john,griffith,lowell,cedar lake,lake station,whiting,kentland,fort branch,demotte,winfield,porter,burns harbor,oakland city,poseyville',
      first:
        'indianapolis,fort wayne,south bend,bloomington,carmel,fishers,lafayette,west lafayette,muncie,terre haute,kokomo,anderson,elkhart,mishawaka,columbus,jeffersonville,new albany,richmond,noblesville,greenwood,westfield,goshen,marion,vincennes,jasper,warsaw,plymouth,zionsville,brownsburg,plainfield,avon,lawrence,notre dame,clarksville,franklin,seymour,shelbyville,crawfordsville,logansport,huntington,auburn,new castle,greenfield,bedford,connersville,washington,frankfort,lebanon,madison,greensburg,peru,wabash,martinsville,speedway,danville',
    },
    KS: { zone: mountain, asks: 'never', places: 'goodland,sharon springs,tribune,syracuse' },
    KY: {
      zone: central,
      asks: 'unless-listed',
      places:
        'bowling green,owensboro,hopkinsville,paducah,henderson,madisonville,murray,mayfield,glasgow,russellville,franklin,princeton,fort campbell,scottsville,leitchfield,greensburg,columbia,central city,greenville,benton,morgantown,tompkinsville,burkesville,munfordville,cave city,oak grove,marion',
      first:
        'louisville,lexington,frankfort,covington,florence,richmond,georgetown,elizabethtown,ashland,pikeville,london,somerset,danville,nicholasville,independence,erlanger,fort thomas,newport,radcliff,bardstown,shelbyville,winchester,morehead,hazard,corbin,jeffersontown,st matthews,berea,campbellsville,fort knox,mount sterling,paris,versailles,middlesboro,prestonsburg,burlington,crestwood,la grange,fort mitchell,edgewood,crestview hills',
    },
    MI: {
      zone: central,
      asks: 'never',
      places: 'iron mountain,ironwood,menominee,kingsford,iron river,bessemer,crystal falls,norway,wakefield',
    },
    ND: {
      zone: mountain,
      asks: 'without-city',
      places: 'dickinson,bowman,hettinger,beach,medora,belfield,new england,mott',
    },
    NE: {
      zone: mountain,
      asks: 'without-city',
      places:
        'scottsbluff,gering,alliance,chadron,sidney,ogallala,kimball,gordon,crawford,bridgeport,mullen,imperial,grant,hyannis,mitchell,bayard,rushville',
    },
    NV: { zone: mountain, asks: 'never', places: 'west wendover,wendover,jackpot' },
    OR: { zone: mountain, asks: 'never', places: 'ontario,vale,nyssa,jordan valley' },
    SD: {
      zone: mountain,
      asks: 'unless-listed',
      places:
        'rapid city,spearfish,sturgis,deadwood,lead,hot springs,custer,belle fourche,box elder,hill city,ellsworth afb,pine ridge,philip,wall,keystone,black hawk,summerset,kadoka,lemmon,bison,faith,fort meade',
      first:
        'sioux falls,aberdeen,brookings,watertown,mitchell,yankton,pierre,huron,vermillion,brandon,madison,mobridge,winner,harrisburg,tea,dell rapids,canton,chamberlain,milbank,sisseton,redfield',
    },
    TN: {
      zone: eastern,
      asks: 'unless-listed',
      places:
        'knoxville,chattanooga,johnson city,kingsport,bristol,oak ridge,maryville,cleveland,morristown,sevierville,gatlinburg,pigeon forge,greeneville,athens,elizabethton,alcoa,lenoir city,dayton,farragut,jefferson city,newport,harriman,east ridge,soddy daisy,red bank,rogersville,loudon,sweetwater,rockwood,clinton,collegedale,signal mountain,ooltewah,hixson,powell,erwin,mountain city,tazewell',
      first:
        'nashville,memphis,clarksville,murfreesboro,franklin,jackson,hendersonville,smyrna,brentwood,gallatin,lebanon,cookeville,columbia,mount juliet,mt juliet,bartlett,germantown,collierville,dyersburg,tullahoma,shelbyville,crossville,dickson,goodlettsville,springfield,spring hill,la vergne,mcminnville,union city,martin,cordova,antioch,nolensville,lakeland,arlington,millington,lawrenceburg,pulaski,manchester,winchester,paris,lewisburg,sparta',
    },
    TX: {
      zone: mountain,
      asks: 'without-city',
      places:
        'el paso,horizon city,socorro,san elizario,fabens,canutillo,fort bliss,ft bliss,clint,dell city,sierra blanca,vinton,tornillo',
    },
    AK: { zone: 'America/Adak', asks: 'never', places: 'adak,atka' },
  },
  CA: {
    BC: {
      zone: 'America/Edmonton',
      asks: 'never',
      places: 'cranbrook,kimberley,fernie,golden,invermere,sparwood,elkford,radium hot springs',
    },
    ON: {
      zone: 'America/Winnipeg',
      asks: 'never',
      places: 'kenora,dryden,fort frances,red lake,sioux lookout,rainy river',
    },
    SK: { zone: 'America/Edmonton', asks: 'never', places: 'lloydminster' },
    NL: {
      zone: 'America/Halifax',
      asks: 'never',
      places: 'labrador city,happy valley-goose bay,goose bay,wabush',
    },
  },
  AU: {
    NSW: { zone: 'Australia/Broken_Hill', asks: 'never', places: 'broken hill' },
  },
};

/** Of countries with several clocks, those whose parts have not been told apart: what there is to choose from. */
export const clocksOfCountries: Record<string, string> = {
  US: 'America/New_York America/Chicago America/Denver America/Los_Angeles',
  CA: 'America/Toronto America/Winnipeg America/Edmonton America/Vancouver America/Halifax',
  AU: 'Australia/Sydney Australia/Brisbane Australia/Adelaide Australia/Perth',
  BR: 'America/Sao_Paulo America/Manaus',
  MX: 'America/Mexico_City America/Tijuana America/Hermosillo America/Cancun',
  RU: 'Europe/Moscow Asia/Yekaterinburg Asia/Novosibirsk Asia/Vladivostok',
  ID: 'Asia/Jakarta Asia/Makassar Asia/Jayapura',
  CD: 'Africa/Kinshasa Africa/Lubumbashi',
  MN: 'Asia/Ulaanbaatar Asia/Hovd',
};

/** Cities and the regions that LinkedIn calls after them, where they are known without a state. Suffixes such as "Area" are left out. */
export const citiesByZone: Record<string, Record<string, string>> = {
  US: {
    [eastern]:
      'new york,new york city,nyc,brooklyn,manhattan,queens,bronx,boston,philadelphia,washington dc,washington dc-baltimore,washington,baltimore,atlanta,miami,miami-fort lauderdale,fort lauderdale,west palm beach,tampa,tampa bay,tampa-st petersburg,orlando,jacksonville,charlotte,raleigh,raleigh-durham,raleigh-durham-chapel hill,research triangle,research triangle park,durham,greensboro-winston-salem,piedmont triad,winston-salem,pittsburgh,cleveland,columbus,cincinnati,dayton,toledo,akron,detroit,detroit metro,ann arbor,grand rapids,lansing,indianapolis,louisville,lexington-fayette,buffalo,buffalo-niagara falls,rochester new york,syracuse,albany,hartford,new haven,providence,boston-providence,portland maine,richmond,norfolk,hampton roads,virginia beach,charleston south carolina,savannah,new england,lehigh valley,tri-state,capital district,burlington vermont,manchester new hampshire,worcester,knoxville,chattanooga,northern virginia,long island,westchester',
    [central]:
      'chicago,chicagoland,dallas,dallas-fort worth,dfw,fort worth,houston,austin,san antonio,minneapolis,minneapolis-st paul,twin cities,st louis,kansas city,milwaukee,madison wisconsin,nashville,memphis,new orleans,baton rouge,oklahoma city,tulsa,omaha,des moines,quad cities,birmingham alabama,huntsville,little rock,sioux falls,fargo,wichita,mobile alabama,gulfport-biloxi,peoria,rockford,cedar rapids,iowa city,green bay,texas triangle,rio grande valley,corpus christi,lubbock,pensacola',
    [mountain]:
      'denver,denver-aurora,boulder,fort collins,colorado springs,salt lake city,provo,provo-orem,ogden,albuquerque,albuquerque-santa fe,santa fe,boise,billings,missoula,cheyenne,el paso,front range,rapid city,idaho falls',
    'America/Phoenix': 'phoenix,tucson,scottsdale,tempe,mesa arizona,phoenix-mesa',
    [pacific]:
      'los angeles,la,san francisco,san francisco bay,bay,sf bay,silicon valley,san jose,oakland,east bay,san diego,san diego-tijuana,sacramento,fresno,bakersfield,orange county,inland empire,riverside-san bernardino,santa barbara,seattle,seattle-tacoma,puget sound,tacoma,spokane,spokane-coeur dalene,portland oregon,portland-vancouver,las vegas,reno,central valley,central coast california,monterey bay,napa valley,eugene,coeur dalene',
    'America/Anchorage': 'anchorage,fairbanks,juneau',
    'Pacific/Honolulu': 'honolulu,hawaiian islands,maui',
    'America/Puerto_Rico': 'san juan puerto rico,ponce,bayamon',
  },
  CA: {
    'America/Toronto':
      'toronto,montreal,ottawa,hamilton ontario,mississauga,quebec city,kitchener-cambridge-waterloo',
    'America/Vancouver': 'vancouver,vancouver british columbia',
    'America/Edmonton': 'calgary,edmonton',
    'America/Winnipeg': 'winnipeg',
    'America/Halifax': 'halifax',
    'America/St_Johns': "st john's,st johns newfoundland",
  },
  BR: {
    'America/Sao_Paulo': 'sao paulo,rio de janeiro,belo horizonte,brasilia,curitiba,porto alegre',
  },
  MX: {
    'America/Mexico_City': 'mexico city,guadalajara,monterrey',
    'America/Tijuana': 'tijuana,mexicali',
    'America/Cancun': 'cancun,playa del carmen',
  },
  RU: {
    'Europe/Moscow': 'moscow,saint petersburg',
    'Asia/Yekaterinburg': 'yekaterinburg',
    'Asia/Novosibirsk': 'novosibirsk',
    'Asia/Vladivostok': 'vladivostok',
  },
  ID: {
    'Asia/Jakarta': 'jakarta,bandung,surabaya',
    'Asia/Makassar': 'denpasar,bali,makassar',
  },
  AU: {
    'Australia/Sydney': 'sydney,canberra,newcastle',
    'Australia/Melbourne': 'melbourne,geelong',
    'Australia/Brisbane': 'brisbane,gold coast',
    'Australia/Perth': 'perth',
    'Australia/Adelaide': 'adelaide',
    'Australia/Darwin': 'darwin',
    'Australia/Hobart': 'hobart',
  },
  ES: {
    'Atlantic/Canary': 'las palmas,santa cruz de tenerife,tenerife',
  },
  PT: {
    'Atlantic/Azores': 'ponta delgada',
  },
  CN: {
    'Asia/Shanghai': 'shanghai,beijing,shenzhen,guangzhou',
  },
  IN: {
    'Asia/Kolkata': 'mumbai,delhi,new delhi,bengaluru,bangalore,hyderabad,chennai,pune,kolkata',
  },
};

/** Area codes of the North American Numbering Plan by zone; `splitCodes` hold both sides of a line. */
export const areaCodesByZone: Record<string, string> = {
  [eastern]:
    '203 475 860 959 302 202 771 239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954 229 404 470 478 678 706 762 770 912 943 260 317 463 574 765 502 606 859 207 227 240 301 410 443 667 339 351 413 508 617 774 781 857 978 231 248 269 313 517 586 616 679 734 810 947 989 603 201 551 609 640 732 848 856 862 908 973 212 315 329 332 347 363 516 518 585 607 624 631 646 680 716 718 838 845 914 917 929 934 252 336 472 704 743 828 910 919 980 984 216 220 234 283 326 330 380 419 436 440 513 567 614 740 937 215 223 267 272 412 445 484 570 582 610 717 724 814 835 878 401 803 821 839 843 854 864 423 865 802 276 434 540 571 686 703 757 804 826 948 304 681',
  [central]:
    '205 251 256 334 659 938 327 479 501 870 217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872 319 515 563 641 712 316 620 785 913 225 318 337 504 985 218 320 507 612 651 763 924 952 228 601 662 769 235 314 417 557 573 636 660 816 975 402 531 405 539 572 580 918 615 629 731 901 931 210 214 254 281 325 346 361 409 430 469 512 621 682 713 726 737 806 817 830 832 903 936 940 945 956 972 979 262 274 353 414 534 608 715 920 219',
  [mountain]: '303 719 720 970 983 406 505 575 385 435 801 307 915',
  'America/Phoenix': '480 520 602 623 928',
  [pacific]:
    '209 213 279 310 323 341 350 357 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 747 760 805 818 820 831 837 840 858 909 916 925 949 951 702 725 775 458 503 971 206 253 360 425 509 564',
  'America/Anchorage': '907',
  'Pacific/Honolulu': '808',
  'America/Puerto_Rico': '787 939',
  'America/St_Thomas': '340',
  'Pacific/Guam': '671',
  'America/Toronto':
    '226 249 289 343 365 382 416 437 519 548 613 647 683 705 742 753 905 942 263 354 367 418 438 450 468 514 579 581 819 873',
  'America/Winnipeg': '204 431 584',
  'America/Regina': '306 474 639',
  'America/Edmonton': '368 403 587 780 825',
  'America/Vancouver': '236 604 672 778',
  'America/Halifax': '782 902 428 506',
  'America/St_Johns': '709 879',
};

/** Area codes across a line, with the likelier side first. */
export const splitCodes: Record<string, readonly [string, string]> = {
  '208': [mountain, pacific],
  '986': [mountain, pacific],
  '270': [central, eastern],
  '364': [central, eastern],
  '308': [central, mountain],
  '432': [central, mountain],
  '448': [central, eastern],
  '541': [pacific, mountain],
  '605': [central, mountain],
  '701': [central, mountain],
  '812': [eastern, central],
  '930': [eastern, central],
  '850': [eastern, central],
  '906': [eastern, central],
  '250': ['America/Vancouver', 'America/Edmonton'],
  '807': ['America/Toronto', 'America/Winnipeg'],
};

/** Country codes of phones whose country has one clock, or nearly; the rest says nothing. */
export const callingCodes = listed(
  `20 EG,27 ZA,30 GR,31 NL,32 BE,33 FR,34 ES,36 HU,39 IT,40 RO,41 CH,43 AT,44 GB,45 DK,46 SE,47 NO,48 PL,49 DE,51 PE,54 AR,57 CO,
   60 MY,63 PH,64 NZ,65 SG,66 TH,81 JP,82 KR,84 VN,86 CN,90 TR,91 IN,92 PK,94 LK,98 IR,212 MA,234 NG,233 GH,254 KE,351 PT,352 LU,
   353 IE,354 IS,358 FI,359 BG,370 LT,371 LV,372 EE,380 UA,381 RS,385 HR,386 SI,420 CZ,421 SK,852 HK,880 BD,886 TW,961 LB,962 JO,
   965 KW,966 SA,971 AE,972 IL,974 QA,977 NP`,
);
